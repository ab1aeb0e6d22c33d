package dev.meanwhile.render;

import dev.meanwhile.timeline.Renderer;
import dev.meanwhile.timeline.Timeline;

/// Draws and writes timelines; the library finds it by [java.util.ServiceLoader].
public final class Pictures implements Renderer {
    /// How wide a text picture is at most, in columns.
    public static final int WIDTH = 100;

    @Override
    public String text(Timeline timeline) {
        return TextPicture.of(timeline, WIDTH);
    }

    @Override
    public String svg(Timeline timeline) {
        return "";
    }

    @Override
    public String html(Timeline timeline) {
        return "";
    }

    @Override
    public String json(Timeline timeline) {
        return "";
    }

    @Override
    public String trace(Timeline timeline) {
        return "";
    }

    @Override
    public String mermaid(Timeline timeline) {
        return "";
    }
}
