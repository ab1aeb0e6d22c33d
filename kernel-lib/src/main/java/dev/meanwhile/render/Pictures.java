package dev.meanwhile.render;

import dev.meanwhile.timeline.Renderer;
import dev.meanwhile.timeline.Timeline;

/// Draws and writes timelines; the library finds it by [java.util.ServiceLoader].
public final class Pictures implements Renderer {
    /// How wide a text picture is at most, in columns, where no terminal is known.
    public static final int WIDTH = 100;

    @Override
    public String text(Timeline timeline) {
        return Drawing.of(timeline).text();
    }

    @Override
    public String svg(Timeline timeline) {
        return Drawing.of(timeline).svg();
    }

    @Override
    public String html(Timeline timeline) {
        return Drawing.of(timeline).html();
    }

    @Override
    public String page(Timeline timeline) {
        return HtmlPage.of(timeline.name(), html(timeline));
    }

    @Override
    public String json(Timeline timeline) {
        return TimelineJson.write(timeline);
    }

    @Override
    public String trace(Timeline timeline) {
        return TraceEvents.of(timeline);
    }

    @Override
    public String mermaid(Timeline timeline) {
        return Mermaid.of(timeline);
    }
}
