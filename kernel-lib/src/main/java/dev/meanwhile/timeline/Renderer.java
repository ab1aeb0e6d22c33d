package dev.meanwhile.timeline;

import java.util.ServiceLoader;

/// How a timeline is drawn and written. Timelines find their renderer by [ServiceLoader], so that the record of
/// what happened does not depend on the pictures of it.
public interface Renderer {
    /// The picture for a terminal, without a trailing line end.
    String text(Timeline timeline);

    /// A stand-alone SVG document with its own background.
    String svg(Timeline timeline);

    /// A self-contained HTML fragment.
    String html(Timeline timeline);

    /// A whole HTML document, to be saved and opened in a browser.
    String page(Timeline timeline);

    /// The timeline as JSON that can be read back without loss.
    String json(Timeline timeline);

    /// Chrome trace events, as Perfetto and `chrome://tracing` open them.
    String trace(Timeline timeline);

    /// A Mermaid gantt chart.
    String mermaid(Timeline timeline);

    /// The renderer on the class path.
    static Renderer find() {
        return Holder.RENDERER;
    }

    /// Looks the renderer up once.
    final class Holder {
        private static final Renderer RENDERER = ServiceLoader.load(Renderer.class, Renderer.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no timeline renderer on the class path; use kernel-lib-all.jar, or keep META-INF/services when"
                                + " you repackage it"));

        private Holder() {}
    }
}
