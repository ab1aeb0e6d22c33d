package dev.meanwhile.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.meanwhile.agent.TwinTable.Call;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
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
                : mark.value().getMethod(name, Arrays.copyOfRange(parameters, 1, parameters.length));
        assertThat(Modifier.isStatic(original.getModifiers())).isEqualTo(call == Call.STATIC);
        assertThat(twin.getReturnType()).isEqualTo(original.getReturnType());
        assertThat(original.getExceptionTypes()).contains(twin.getExceptionTypes());
    }
}
