package dev.meanwhile.kernel;

import dev.meanwhile.Picture;
import dev.meanwhile.sim.Sites;
import dev.meanwhile.timeline.Timeline;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/// Makes the kernel JJava show results as pictures and import the library. JJava finds it by itself on the class
/// path. It never throws, because an exception from an extension ends the kernel without a word to the learner.
public final class JJavaExtension implements Extension {
    private final Runnable endOfKernel;

    public JJavaExtension() {
        this(JJavaExtension::exitSoon);
    }

    JJavaExtension(Runnable endOfKernel) {
        this.endOfKernel = endOfKernel;
    }

    @Override
    public void install(BaseKernel kernel) {
        Attempt.to("show results as pictures", () -> {
            register(kernel, Picture.class, Bundle::of);
            register(kernel, Timeline.class, Bundle::of);
        });
        Attempt.to("find its classes in cells", () -> addToClassPath(kernel));
        Attempt.to("name cells and lines", () -> Sites.translateBy(RunningCell.lines(kernel)));
        Attempt.to("show its documentation", Sources::offer);
        Attempt.to("import itself", () -> kernel.evalRaw(Imports.script()));
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        endOfKernel.run();
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

    /// The agent's jar is on the class path of the kernel, but JShell's compiler does not know about it. The
    /// method is that of JJava's own subclass, which is not published for compiling against.
    private static void addToClassPath(BaseKernel kernel) throws ReflectiveOperationException, URISyntaxException {
        var jar = Path.of(JJavaExtension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        kernel.getClass().getMethod("addToClasspath", String.class).invoke(kernel, jar.toString());
    }

    /// After a shutdown JJava's idle threads keep the JVM alive for a minute, and a restart waits for that.
    private static void exitSoon() {
        Thread.ofPlatform().daemon().name("meanwhile-exit").start(() -> {
            try {
                Thread.sleep(100); // lets JJava send its reply
            } catch (InterruptedException e) {
                // then now
            }
            System.exit(0);
        });
    }
}
