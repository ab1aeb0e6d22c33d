package dev.meanwhile.check;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Runs the tests of a class in the order in which they are written, as a reader expects.
public final class SourceOrder implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
        var written = methodsOf(context.getTestClass());
        context.getMethodDescriptors()
                .sort(Comparator.comparingInt(
                        (MethodDescriptor d) -> written.indexOf(d.getMethod().getName())));
    }

    /// The compiler keeps the order in the class file. Where that cannot be read, the order is JUnit's own.
    private static List<String> methodsOf(Class<?> testClass) {
        var file = testClass.getName().replace('.', '/') + ".class";
        try (var in = testClass.getClassLoader().getResourceAsStream(file)) {
            return in == null
                    ? List.of()
                    : ClassFile.of().parse(in.readAllBytes()).methods().stream()
                            .map(m -> m.methodName().stringValue())
                            .toList();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }
}
