package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Segment;
import dev.meanwhile.timeline.Span;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;

/// The shapes of an SVG picture: each look has its own pattern, each ending its own symbol.
///
/// @param svg   where they are written
/// @param theme the colours
/// @param x     where a moment is
record SvgMarks(Markup svg, Theme theme, LongToDoubleFunction x) {
    private static final double BAR = 14;
    private static final double MINIMUM = 1.5;

    void stretch(Stretch stretch, double middle) {
        double from = x.applyAsDouble(stretch.from());
        double to = Math.max(from + MINIMUM, x.applyAsDouble(stretch.to()));
        look(stretch.look(), from, to, middle);
    }

    private void look(Look look, double from, double to, double middle) {
        double top = middle - BAR / 2;
        switch (look) {
            case IN_FLIGHT -> box(from, to, top, "fill", theme.flight());
            case BUSY -> box(from, to, top, "fill", theme.busy());
            case PARKED ->
                box(from, to, top, "fill", "none", "stroke", theme.muted(), "stroke-dasharray", "4 3", "rx", "3");
            case READY -> box(from, to, top + 5, "fill", theme.muted(), "fill-opacity", "0.55", "height", 4.0);
            case ORPHAN -> {
                svg.empty("path", "d", hatch(from, to, top), "fill", "none", "stroke", theme.flight(), "stroke-width", 1.5);
                box(from, to, top, "fill", "none", "stroke", theme.flight(), "stroke-dasharray", "6 3", "stroke-width", 1.5);
            }
        }
    }

    private void box(double from, double to, double top, Object... attributes) {
        var all = new java.util.ArrayList<Object>(List.of("x", from, "y", top, "width", to - from));
        if (!List.of(attributes).contains("height")) {
            all.addAll(List.of("height", BAR));
        }
        all.addAll(List.of(attributes));
        svg.empty("rect", all.toArray());
    }

    /// Diagonal strokes that end at the edges of the bar.
    private static String hatch(double from, double to, double top) {
        var path = new StringBuilder();
        for (double at = from - BAR + 4; at < to; at += 7) {
            double start = Math.max(from, at);
            double end = Math.min(to, at + BAR);
            if (end > start) {
                path.append('M').append(number(start)).append(' ').append(number(top + BAR - (start - at)));
                path.append('L').append(number(end)).append(' ').append(number(top + BAR - (end - at)));
            }
        }
        return path.isEmpty() ? "M0 0" : path.toString();
    }

    /// Words on top of a stretch, on a background of their own.
    void label(String text, double at, double base, double column) {
        double width = Columns.width(text) * column + 2;
        svg.empty("rect", "x", at - 1, "y", base - 11, "width", width, "height", 14.0, "fill", theme.background());
        svg.leaf("text", text, "x", at + 1, "y", base - 0.5, "fill", theme.ink(), "font-size", "11.5");
    }

    /// A line in ink beneath the pieces of a row that set the pace.
    void critical(List<Segment> path, Span span, double middle) {
        var pieces = path.stream()
                .filter(s -> s.span() == span.id())
                .map(s -> "M" + number(x.applyAsDouble(s.from())) + " " + number(middle + BAR / 2 + 3.5) + "H"
                        + number(x.applyAsDouble(s.to())))
                .collect(Collectors.joining());
        if (!pieces.isEmpty()) {
            svg.empty("path", "d", pieces, "stroke", theme.ink(), "stroke-width", 2.5, "fill", "none");
        }
    }

    /// Dots at the moments at which a task logged something.
    void logged(List<Mark> marks, Span task, double middle) {
        for (var m : marks) {
            if (m.kind() == Mark.Kind.LOG && m.span() == task.id()) {
                dot(x.applyAsDouble(m.at()), middle - BAR / 2 - 3);
            }
        }
    }

    private void dot(double at, double y) {
        svg.empty("circle", "cx", at, "cy", y, "r", 3.0, "fill", theme.ink(), "stroke", theme.background());
    }

    /// How an operation or a task ended: check mark in a disc, cross in a square, slash in a ring, dots in a box.
    void ending(Ending ending, double at, double y) {
        var colour = switch (ending) {
            case FULFILLED -> theme.good();
            case REJECTED -> theme.bad();
            case CANCELLED, NEVER -> theme.muted();
        };
        boolean filled = ending == Ending.FULFILLED || ending == Ending.REJECTED;
        var fill = filled ? colour : theme.background();
        svg.open("g", "transform", "translate(" + number(at) + " " + number(y) + ")");
        if (ending == Ending.FULFILLED || ending == Ending.CANCELLED) {
            svg.empty("circle", "r", 7.0, "fill", fill, "stroke", filled ? theme.background() : colour, "stroke-width", 1.5);
        } else {
            svg.empty(
                    "rect", "x", -7.0, "y", -7.0, "width", 14.0, "height", 14.0, "fill", fill, "stroke",
                    filled ? theme.background() : colour, "stroke-width", 1.5);
        }
        var sign = switch (ending) {
            case FULFILLED -> "M-3.5 0.5L-1 3L3.5 -2.5";
            case REJECTED -> "M-3 -3L3 3M3 -3L-3 3";
            case CANCELLED -> "M-4.5 4.5L4.5 -4.5";
            case NEVER -> "M-4 0h1.5M-0.75 0h1.5M2.5 0h1.5";
        };
        svg.empty(
                "path", "d", sign, "fill", "none", "stroke", filled ? theme.background() : colour, "stroke-width", 2.0);
        svg.close();
    }

    /// From a settled promise to the task that it resumes.
    void arrow(Arrow arrow, double fromY, double toY) {
        double from = x.applyAsDouble(arrow.settled());
        double to = x.applyAsDouble(arrow.resumed());
        double down = Math.signum(toY - fromY);
        double start = from == to ? fromY + 9 * down : fromY;
        double tip = toY + 8 * down * -1;
        var line = "M" + number(from) + " " + number(start) + (from == to ? "" : "H" + number(to)) + "V"
                + number(tip - 5 * down);
        var head = "M" + number(to - 4) + " " + number(tip - 6 * down) + "L" + number(to) + " " + number(tip) + "L"
                + number(to + 4) + " " + number(tip - 6 * down) + "Z";
        var colour = arrow.failure() ? theme.bad() : theme.muted();
        svg.empty("path", "d", line, "fill", "none", "stroke", theme.background(), "stroke-width", 4.0);
        svg.empty(
                "path", "d", line, "fill", "none", "stroke", colour, "stroke-width", arrow.failure() ? 2.0 : 1.25,
                "stroke-dasharray", arrow.failure() ? "5 2" : "none");
        svg.empty("path", "d", head, "fill", colour);
    }

    /// How many rows of a fold go on at each moment.
    void density(Fold fold, Axis axis, double left, double width, double base) {
        int parts = (int) (width / 4);
        var density = fold.density(axis, parts);
        double unit = 18.0 / Math.max(1, Fold.highest(density));
        var path = new StringBuilder("M" + number(left) + " " + number(base));
        for (int i = 0; i < parts; i++) {
            if (i == 0 || density[i] != density[i - 1]) {
                path.append('H').append(number(left + i * width / parts));
                path.append('V').append(number(base - density[i] * unit));
            }
        }
        path.append('H').append(number(left + width)).append('V').append(number(base)).append('Z');
        svg.empty("path", "d", path, "fill", theme.flight());
    }

    /// What the shapes mean, only those that occur.
    void legend(Layout layout, boolean log, double left, double y) {
        double at = left;
        for (var look : Look.values()) {
            if (layout.rows().stream().anyMatch(r -> r.stretches().stream().anyMatch(s -> s.look() == look))) {
                look(look, at, at + 24, y - 4);
                at = word(look.words(), at + 30, y);
            }
        }
        for (var ending : Ending.values()) {
            if (layout.rows().stream().anyMatch(r -> r.span() != null && Ending.of(r.span().outcome()) == ending)) {
                ending(ending, at + 7, y - 4);
                at = word(ending.word(), at + 20, y);
            }
        }
        if (!layout.path().isEmpty()) {
            svg.empty("path", "d", "M" + number(at) + " " + number(y - 4) + "h24", "stroke", theme.ink(), "stroke-width", 2.5);
            at = word("critical path", at + 30, y);
        }
        if (log) {
            dot(at + 3, y - 4);
            word("log", at + 12, y);
        }
    }

    private double word(String word, double at, double y) {
        svg.leaf("text", word, "x", at, "y", y, "fill", theme.muted(), "font-size", "11.5");
        return at + word.length() * 6.4 + 16;
    }
}
