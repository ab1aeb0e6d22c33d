package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;
import static dev.meanwhile.render.SvgFrame.move;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Segment;
import dev.meanwhile.timeline.Span;
import java.util.List;
import java.util.stream.Collectors;

/// The shapes of an SVG picture: each look has its own pattern, each ending its own symbol.
///
/// @param frame where they are drawn
record SvgMarks(SvgFrame frame) {
    private static final double BAR = 16;
    private static final double MINIMUM = 1.5;

    private Markup svg() {
        return frame.svg();
    }

    private Theme theme() {
        return frame.theme();
    }

    void stretch(Stretch stretch, double middle) {
        double from = frame.x(stretch.from());
        double to = Math.max(from + MINIMUM, frame.x(stretch.to()));
        look(stretch.look(), from, to, middle);
    }

    void look(Look look, double from, double to, double middle) {
        double top = middle - BAR / 2;
        switch (look) {
            case IN_FLIGHT -> solid(from, to, top, theme().flight());
            case FAILS -> {
                solid(from, to, top, theme().flight());
                frame.line(
                        SvgPatterns.hatch(from, to, top, BAR) + SvgPatterns.mirrored(from, to, top, BAR),
                        theme().background(),
                        0.9);
            }
            case STOPPED -> {
                frame.line(SvgPatterns.levels(from, to, top, BAR), theme().flight(), 1.5);
                box(from, to, top, theme().flight());
            }
            case BUSY -> {
                solid(from, to, top, theme().busy());
                frame.line(SvgPatterns.stripes(from, to, top, BAR), theme().background(), 0.75);
            }
            case PARKED -> outline(from, to, top, theme().muted(), "4 3");
            case READY -> frame.line(move(from, middle) + "H" + number(to), theme().muted(), 3);
            case ORPHAN -> {
                frame.line(SvgPatterns.hatch(from, to, top, BAR), theme().flight(), 1.5);
                outline(from, to, top, theme().flight(), "6 3");
            }
        }
    }

    /// Neighbours are told apart by a hair's breadth.
    private void solid(double from, double to, double top, String colour) {
        double width = to - from > 4 ? to - from - 1 : to - from;
        svg().empty("rect", "x", from, "y", top, "width", width, "height", BAR, "fill", colour);
    }

    private void outline(double from, double to, double top, String colour, String dashes) {
        svg().empty(
                        "rect",
                        "x",
                        from,
                        "y",
                        top,
                        "width",
                        to - from,
                        "height",
                        BAR,
                        "rx",
                        "3",
                        "fill",
                        "none",
                        "stroke",
                        colour,
                        "stroke-dasharray",
                        dashes);
    }

    private void box(double from, double to, double top, String colour) {
        svg().empty(
                        "rect",
                        "x",
                        from,
                        "y",
                        top,
                        "width",
                        to - from,
                        "height",
                        BAR,
                        "fill",
                        "none",
                        "stroke",
                        colour,
                        "stroke-width",
                        1.5);
    }

    /// What did not happen: a thin dotted box, or a measure with two ends.
    void ghost(Ghost ghost, double middle) {
        double from = frame.x(ghost.from());
        double to = frame.x(ghost.to());
        ghost(ghost.kind(), from, to, middle);
        double length = Columns.width(ghost.text()) * SvgFrame.COLUMN;
        var colour = ghost.kind() == Ghost.Kind.SAVED ? theme().good() : theme().warn();
        if (to + 8 + length <= SvgFrame.WIDTH - SvgFrame.MARGIN) {
            frame.anchored(to + 8, middle + 4, ghost.text(), colour, "start");
        } else {
            frame.anchored(Math.max(from - 8, SvgFrame.MARGIN + length), middle + 4, ghost.text(), colour, "end");
        }
    }

    void ghost(Ghost.Kind kind, double from, double to, double middle) {
        if (kind == Ghost.Kind.SAVED) {
            frame.line(
                    move(from, middle - 5) + "v10M" + number(to) + " " + number(middle - 5) + "v10" + move(from, middle)
                            + "H" + number(to),
                    theme().good(),
                    1.5);
        } else {
            frame.line(SvgPatterns.hatch(from, to, middle - 4, 8), theme().warn(), 0.75);
            frame.dashed(
                    move(from, middle - 4) + "H" + number(to) + "v8H" + number(from) + "Z",
                    theme().warn(),
                    1.25,
                    "2 2");
        }
    }

    /// Words on top of a stretch, on a background of their own.
    void label(String text, double at, double base) {
        double width = Columns.width(text) * 6.1 + 4;
        svg().empty(
                        "rect",
                        "x",
                        at - 1,
                        "y",
                        base - 10.5,
                        "width",
                        width,
                        "height",
                        13.0,
                        "fill",
                        theme().background());
        frame.text(at + 1, base - 0.5, text, theme().ink(), "11.5", "400");
    }

    /// A line in ink beneath the pieces of a row that set the pace.
    void critical(List<Segment> path, Span span, double middle) {
        var pieces = path.stream()
                .filter(s -> s.span() == span.id())
                .map(s -> move(frame.x(s.from()), middle + BAR / 2 + 3) + "H" + number(frame.x(s.to())))
                .collect(Collectors.joining());
        if (!pieces.isEmpty()) {
            frame.line(pieces, theme().ink(), 2.5);
        }
    }

    /// Dots at the moments at which a task logged something.
    void logged(List<Mark> marks, Span task, double middle) {
        for (var m : marks) {
            if (m.kind() == Mark.Kind.LOG && m.span() == task.id()) {
                dot(frame.x(m.at()), middle - BAR / 2 - 3);
            }
        }
    }

    void dot(double at, double y) {
        svg().empty("circle", "cx", at, "cy", y, "r", 3.0, "fill", theme().ink(), "stroke", theme().background());
    }

    /// How an operation or a task ended: check mark in a disc, cross in a square, slash in a ring, dots in a box.
    void ending(Ending ending, double at, double y) {
        boolean filled = ending == Ending.FULFILLED || ending == Ending.REJECTED;
        var colour = switch (ending) {
            case FULFILLED -> theme().good();
            case REJECTED -> theme().bad();
            case CANCELLED, NEVER -> theme().muted();
        };
        var sign = switch (ending) {
            case FULFILLED -> "M-3.5 0.5L-1 3L3.5 -2.5";
            case REJECTED -> "M-3 -3L3 3M3 -3L-3 3";
            case CANCELLED -> "M-4.5 4.5L4.5 -4.5";
            case NEVER -> "M-4 0h1.5M-0.75 0h1.5M2.5 0h1.5";
        };
        var edge = filled ? theme().background() : colour;
        var fill = filled ? colour : theme().background();
        svg().open("g", "transform", "translate(" + number(at) + " " + number(y) + ")");
        if (ending == Ending.FULFILLED || ending == Ending.CANCELLED) {
            svg().empty("circle", "r", 7.0, "fill", fill, "stroke", edge, "stroke-width", 1.5);
        } else {
            svg().empty(
                            "rect",
                            "x",
                            -7.0,
                            "y",
                            -7.0,
                            "width",
                            14.0,
                            "height",
                            14.0,
                            "fill",
                            fill,
                            "stroke",
                            edge,
                            "stroke-width",
                            1.5);
        }
        frame.line(sign, edge, 2);
        svg().close();
    }

    /// From a settled promise to the task that it resumes; along its own row first if the task went on only
    /// later.
    void arrow(Arrow arrow, double fromY, double toY) {
        double from = frame.x(arrow.settled());
        double to = frame.x(arrow.resumed());
        double down = Math.signum(toY - fromY);
        double tip = toY - 9 * down;
        var line = (from == to ? move(from, fromY + 9 * down) : move(from + 8, fromY) + "H" + number(to)) + "V"
                + number(tip - 5 * down);
        var head = move(to - 4, tip - 6 * down) + "L" + number(to) + " " + number(tip) + "L" + number(to + 4) + " "
                + number(tip - 6 * down) + "Z";
        var colour = arrow.failure() ? theme().bad() : theme().muted();
        frame.line(line, theme().background(), 4);
        if (arrow.failure()) {
            frame.dashed(line, colour, 2, "5 2");
        } else {
            frame.line(line, colour, 1.25);
        }
        svg().empty("path", "d", head, "fill", colour);
    }

    /// How many rows of a fold go on at each moment.
    void density(Fold fold, double base) {
        int parts = (int) (frame.chart() / 4);
        var density = fold.density(frame.axis(), parts);
        double unit = 18.0 / Math.max(1, Fold.highest(density));
        var path = new StringBuilder(move(frame.left(), base));
        for (int i = 0; i < parts; i++) {
            if (i == 0 || density[i] != density[i - 1]) {
                path.append('H').append(number(frame.left() + i * frame.chart() / parts));
                path.append('V').append(number(base - (density[i] == 0 ? 0 : Math.max(1.5, density[i] * unit))));
            }
        }
        path.append('H')
                .append(number(frame.left() + frame.chart()))
                .append('V')
                .append(number(base))
                .append('Z');
        svg().empty("path", "d", path, "fill", theme().flight());
    }
}
