package dev.meanwhile.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import REPL.Takes;
import dev.meanwhile.agent.TwinTable.Call;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each twin can stand in for its original.
class TwinTableTest {
    @TestFactory
    Stream<DynamicTest> theOriginalExists() {
        return twins().map(twin -> dynamicTest(text(twin), () -> hasOriginal(twin)));
    }

    @Test
    void noTwinIsForgotten() {
        assertThat(twins().count()).isGreaterThan(100);
        assertThat(twins())
                .allMatch(twin -> Modifier.isStatic(twin.getModifiers()))
                .allMatch(twin -> Modifier.isPublic(twin.getModifiers()));
    }

    @Test
    void eachIsCalledByAProgram() throws IOException {
        var called = new HashSet<String>();
        for (var bytes : rewrittenPrograms()) {
            for (var constant : ClassFile.of().parse(bytes).constantPool()) {
                if (constant instanceof MemberRefEntry call) {
                    called.add(call.owner().asInternalName() + "."
                            + call.nameAndType().name().stringValue()
                            + call.nameAndType().type().stringValue());
                }
            }
        }
        assertThat(twins().filter(twin -> !called.contains(descriptor(twin))).map(TwinTableTest::text))
                .isEmpty();
    }

    private static List<byte[]> rewrittenPrograms() throws IOException {
        var folder =
                Path.of(Objects.requireNonNull(Takes.class.getResource(".")).getPath());
        var rewriter = new Rewriter();
        var rewritten = new ArrayList<byte[]>();
        try (var files = Files.newDirectoryStream(folder, "*.class")) {
            for (var file : files) {
                rewritten.add(rewriter.rewrite(Files.readAllBytes(file), TwinTableTest.class.getClassLoader()));
            }
        }
        return rewritten;
    }

    private static String descriptor(Method twin) {
        return twin.getDeclaringClass().getName().replace('.', '/') + "." + twin.getName()
                + MethodType.methodType(twin.getReturnType(), twin.getParameterTypes())
                        .toMethodDescriptorString();
    }

    private static Stream<Method> twins() {
        return TwinTable.TWINS.stream()
                .peek(type -> assertThat(type).isPublic())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Twin.class));
    }

    private static String text(Method twin) {
        return twin.getDeclaringClass().getSimpleName() + "." + twin.getName()
                + Arrays.toString(twin.getParameterTypes());
    }

    private static void hasOriginal(Method twin) throws NoSuchMethodException {
        var mark = twin.getAnnotation(Twin.class);
        var call = TwinTable.callOf(twin, mark);
        var name = TwinTable.originalName(twin, mark);
        var parameters = twin.getParameterTypes();
        if (call == Call.CONSTRUCTOR) {
            assertThat(mark.value().getConstructor(parameters)).isNotNull();
            assertThat(mark.value()).isAssignableFrom(twin.getReturnType());
            return;
        }
        var original = call == Call.STATIC
                ? mark.value().getMethod(name, parameters)
                : TwinTable.original(mark).getMethod(name, Arrays.copyOfRange(parameters, 1, parameters.length));
        assertThat(Modifier.isStatic(original.getModifiers())).isEqualTo(call == Call.STATIC);
        if (mark.preview().isEmpty()) {
            assertThat(twin.getReturnType()).isEqualTo(original.getReturnType());
        }
        assertThat(original.getExceptionTypes()).contains(twin.getExceptionTypes());
    }
}
