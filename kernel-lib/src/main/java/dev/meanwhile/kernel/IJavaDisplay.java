package dev.meanwhile.kernel;

import dev.meanwhile.Picture;
import dev.meanwhile.timeline.Timeline;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import java.util.function.Function;

/// Makes the kernel IJava, from which JJava comes, show results as pictures. IJava looks for no extensions: it has to
/// be told.
final class IJavaDisplay {
    private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

    private IJavaDisplay() {}

    /// Whether this JVM is an IJava kernel, or has one on its class path.
    static boolean isPossible() {
        try {
            Class.forName(IJAVA, false, IJavaDisplay.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static void register() throws ReflectiveOperationException {
        // IJava itself is in no repository that one could compile against
        var running = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
        if (running instanceof BaseKernel kernel) {
            register(kernel, Picture.class, Bundle::of);
            register(kernel, Timeline.class, Bundle::of);
        }
    }

    private static <T> void register(BaseKernel kernel, Class<T> type, Function<T, Map<String, String>> bundle) {
        kernel.getRenderer()
                .createRegistration(type)
                .preferring(Bundle.TEXT, Bundle.HTML, Bundle.SVG)
                .register((value, context) -> render(bundle.apply(value), context));
    }

    private static void render(Map<String, String> forms, RenderContext context) {
        forms.forEach((type, content) -> context.renderIfRequested(MIMEType.parse(type), () -> content));
    }
}
