package dev.meanwhile.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;
import samples.CountTests;

class ClassBytesTest {
    @Test
    void theLoaderHasThem() throws ClassNotFoundException {
        var bytes = ClassBytes.of(CountTests.WrongTest.class);
        assertThat(new Hiding(bytes).loadClass("samples.CountTests$WrongTest"))
                .isNotSameAs(CountTests.WrongTest.class)
                .hasDeclaredMethods("allPostsAreCounted");
    }

    @Test
    void theyAreGoneIfTheLoaderHidesThemAndThereIsNoAgent() throws ClassNotFoundException {
        assertThat(ClassBytes.of(hidden())).isNull();
    }

    @Test
    void anAgentFindsThemAllTheSame() throws ClassNotFoundException {
        var methods = ClassFile.of()
                .parse(ClassBytes.fromAgent(hidden(), ByteBuddyAgent.install()))
                .methods();
        assertThat(methods)
                .extracting(m -> m.methodName().stringValue())
                .contains("zeroComesFirstHere", "allPostsAreCounted", "aSentence");
    }

    private static Class<?> hidden() throws ClassNotFoundException {
        return new Hiding(ClassBytes.of(CountTests.WrongTest.class)).loadClass("samples.CountTests$WrongTest");
    }

    /// Like the loader of a notebook kernel: knows the class, but does not give its file away.
    private static final class Hiding extends ClassLoader {
        private final byte[] file;

        Hiding(byte[] file) {
            this.file = file;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("samples.")) {
                return super.loadClass(name, resolve);
            }
            var known = findLoadedClass(name);
            return known != null ? known : defineClass(name, file, 0, file.length);
        }

        @Override
        public java.io.InputStream getResourceAsStream(String name) {
            return null;
        }
    }
}
