package dev.meanwhile.check;

import java.lang.classfile.ClassFile;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Runs the tests of a class in the order in which they are written, as a reader expects. The compiler keeps that
/// order in the class file; where the class file cannot be had, the order is JUnit's own.
public final class SourceOrder implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
        var written = methodsOf(context.getTestClass());
        context.getMethodDescriptors()
                .sort(Comparator.comparingInt(
                        (MethodDescriptor d) -> written.indexOf(d.getMethod().getName())));
    }

    private static List<String> methodsOf(Class<?> testClass) {
        var file = ClassBytes.of(testClass);
        return file == null
                ? List.of()
                : ClassFile.of().parse(file).methods().stream()
                        .map(m -> m.methodName().stringValue())
                        .toList();
    }
}
