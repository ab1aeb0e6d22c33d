package dev.meanwhile.check;

import dev.meanwhile.sim.JavaLang;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Finds the class file of a loaded class.
final class ClassBytes {
    private ClassBytes() {}

    /// The class file; null if it cannot be had.
    static byte @Nullable [] of(Class<?> type) {
        var stored = fromLoader(type);
        var agent = JavaLang.instrumentation();
        return stored != null || agent == null ? stored : fromAgent(type, agent);
    }

    private static byte @Nullable [] fromLoader(Class<?> type) {
        var file = type.getName().replace('.', '/') + ".class";
        try (var in = type.getClassLoader().getResourceAsStream(file)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    /// The loader of a notebook kernel keeps the class files of cells to itself, but the JVM shows them to an
    /// agent.
    static byte @Nullable [] fromAgent(Class<?> type, Instrumentation agent) {
        if (!agent.isRetransformClassesSupported()) {
            return null;
        }
        var seen = new AtomicReference<byte[]>();
        ClassFileTransformer look = new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    @Nullable ClassLoader loader,
                    String name,
                    @Nullable Class<?> redefined,
                    @Nullable ProtectionDomain domain,
                    byte[] file) {
                if (redefined == type) {
                    seen.set(file.clone());
                }
                return null;
            }
        };
        agent.addTransformer(look, true);
        try {
            agent.retransformClasses(type);
            return seen.get();
        } catch (UnmodifiableClassException | LinkageError e) {
            return null;
        } finally {
            agent.removeTransformer(look);
        }
    }
}
