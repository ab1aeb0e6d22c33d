package dev.meanwhile.agent;

import static org.assertj.core.api.Assertions.assertThat;

import REPL.TenPrograms;
import REPL.ThreadPrograms;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Learner classes, only those, and never at the price of not loading one.
class LearnerCodeTest {
    private final LearnerCode agent = new LearnerCode();
    private final ClassLoader loader = getClass().getClassLoader();

    @Test
    void otherClassesAreLeftAlone() throws IOException {
        assertThat(agent.transform(loader, "dev/meanwhile/agent/Agent", null, null, bytes(Agent.class)))
                .isNull();
        assertThat(agent.transform(loader, null, null, null, bytes(Agent.class)))
                .isNull();
    }

    @Test
    void aClassThatCannotBeReadIsLeftAsItIs() {
        assertThat(agent.transform(loader, "REPL/Broken", null, null, new byte[] {1, 2, 3}))
                .isNull();
    }

    @Test
    void aLoaderThatDoesNotSeeTheLibraryIsLeftAlone() throws IOException {
        var elsewhere = ClassLoader.getPlatformClassLoader();
        assertThat(agent.transform(elsewhere, "REPL/TenPrograms", null, null, bytes(TenPrograms.class)))
                .isNull();
    }

    @Test
    void learnerClassesThatNobodyHasSeenYetAreNoObstacle() throws Exception {
        var blind = new ClassLoader(loader) {
            @Override
            public java.io.InputStream getResourceAsStream(String name) {
                return null; // as with JJava, which gives no bytes of classes that are not loaded
            }

            Class<?> define(byte[] bytes) {
                return defineClass(null, bytes, 0, bytes.length);
            }
        };
        var rewritten = agent.transform(blind, "REPL/ThreadPrograms", null, null, bytes(ThreadPrograms.class));
        assertThat(rewritten).isNotNull();
        assertThat(blind.define(rewritten).getDeclaredMethods()).isNotEmpty();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
