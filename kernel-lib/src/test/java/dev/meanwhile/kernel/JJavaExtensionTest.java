package dev.meanwhile.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.Test;

/// What can be seen without a kernel; the rest is tested on the real one.
class JJavaExtensionTest {
    @Test
    void jjavaFindsIt() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(JJavaExtension.class);
    }

    @Test
    void nothingThatGoesWrongInAKernelGetsOut() {
        var kernelThatFails = (org.dflib.jjava.jupyter.kernel.BaseKernel) null;

        assertThatCode(() -> new JJavaExtension(() -> {}).install(kernelThatFails))
                .doesNotThrowAnyException();
    }

    @Test
    void uninstallingEndsTheKernel() {
        var ends = new AtomicInteger();

        new JJavaExtension(ends::incrementAndGet).uninstall(null);

        assertThat(ends).hasValue(1);
    }

    @Test
    void theImportsAreThoseOfTheContract() {
        assertThat(Imports.script().lines())
                .containsExactly(
                        "import dev.meanwhile.*;",
                        "import dev.meanwhile.promise.*;",
                        "import dev.meanwhile.timeline.*;",
                        "import dev.meanwhile.service.*;",
                        "import static dev.meanwhile.Workbook.*;",
                        "import static dev.meanwhile.service.Blog.*;");
    }
}
