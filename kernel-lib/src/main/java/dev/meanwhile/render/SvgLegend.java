package dev.meanwhile.render;

import static dev.meanwhile.render.SvgFrame.move;

import dev.meanwhile.timeline.Mark;
import java.util.List;

/// What the shapes of an SVG picture mean, only those that occur.
final class SvgLegend {
    private final SvgFrame frame;
    private final List<Layout> layouts;
    private final SvgMarks marks;
    private double x;

    SvgLegend(SvgFrame frame, List<Layout> layouts) {
        this.frame = frame;
        this.layouts = layouts;
        this.marks = new SvgMarks(frame);
    }

    void draw(double left, double y) {
        x = left;
        for (var look : Look.values()) {
            if (layouts.stream().anyMatch(l -> l.shows(look))) {
                marks.look(look, x, x + 24, y - 4);
                word(look.words(), 30, y);
            }
        }
        for (var kind : Ghost.Kind.values()) {
            if (layouts.stream().anyMatch(l -> l.shows(kind))) {
                marks.ghost(kind, x, x + 24, y - 4);
                word(kind.words(), 30, y);
            }
        }
        for (var ending : Ending.values()) {
            if (layouts.stream().anyMatch(l -> l.shows(ending))) {
                marks.ending(ending, x + 7, y - 4);
                word(ending.word(), 20, y);
            }
        }
        if (layouts.stream().anyMatch(l -> !l.path().isEmpty())) {
            frame.line(move(x, y - 4) + "h24", frame.theme().ink(), 2.5);
            word("critical path", 30, y);
        }
        if (layouts.stream().flatMap(l -> l.timeline().marks().stream()).anyMatch(m -> m.kind() == Mark.Kind.LOG)) {
            marks.dot(x + 3, y - 4);
            word("log", 12, y);
        }
    }

    private void word(String word, double after, double y) {
        frame.text(x + after, y, word, frame.theme().muted(), "11.5", "400");
        x += after + word.length() * 6.4 + 16;
    }
}
