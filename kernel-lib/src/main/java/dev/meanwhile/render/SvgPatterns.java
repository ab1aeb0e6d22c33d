package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;
import static dev.meanwhile.render.SvgFrame.move;

/// Strokes that fill a bar of an SVG picture, as paths; they end at its edges, so that no clipping is needed.
final class SvgPatterns {
    private SvgPatterns() {}

    /// Horizontal strokes.
    static String levels(double from, double to, double top, double height) {
        var path = new StringBuilder();
        for (double y = top + 4; y < top + height - 1; y += 4) {
            path.append(move(from, y)).append('H').append(number(to));
        }
        return path.toString();
    }

    /// Vertical strokes.
    static String stripes(double from, double to, double top, double height) {
        var path = new StringBuilder("M0 0");
        for (double x = from + 7; x < to - 3; x += 9) {
            path.append(move(x, top)).append('v').append(number(height));
        }
        return path.toString();
    }

    /// Diagonal strokes that end at the edges of the bar.
    static String hatch(double from, double to, double top, double height) {
        var path = new StringBuilder("M0 0");
        for (double at = from - height + 4; at < to; at += 7) {
            double start = Math.max(from, at);
            double end = Math.min(to, at + height);
            if (end > start) {
                path.append(move(start, top + height - (start - at)));
                path.append('L').append(number(end)).append(' ').append(number(top + height - (end - at)));
            }
        }
        return path.toString();
    }

    /// The same strokes, falling instead of rising.
    static String mirrored(double from, double to, double top, double height) {
        var path = new StringBuilder();
        for (double at = from - height + 4; at < to; at += 7) {
            double start = Math.max(from, at);
            double end = Math.min(to, at + height);
            if (end > start) {
                path.append(move(start, top + (start - at)));
                path.append('L').append(number(end)).append(' ').append(number(top + (end - at)));
            }
        }
        return path.toString();
    }
}
