package dev.meanwhile.render;

import static dev.meanwhile.render.SvgFrame.MARGIN;
import static dev.meanwhile.render.SvgFrame.WIDTH;
import static dev.meanwhile.render.SvgFrame.move;

import dev.meanwhile.timeline.Mark;
import java.util.ArrayList;
import java.util.List;

/// What the shapes of an SVG picture mean, only those that occur, in as many lines as they need.
final class SvgLegend {
    private static final double LINE = 20;
    private static final double SWATCH = 24;
    private static final double COLUMN = 6.4;

    /// Draws a shape at a place.
    private interface Shape {
        void draw(double x, double y);
    }

    private record Item(Shape shape, double width, String words) {
        double advance() {
            return width + 6 + words.length() * COLUMN + 16;
        }
    }

    private final SvgFrame frame;
    private final List<Item> items = new ArrayList<>();

    SvgLegend(SvgFrame frame, List<Layout> layouts) {
        this.frame = frame;
        var marks = new SvgMarks(frame);
        for (var look : Look.values()) {
            if (layouts.stream().anyMatch(l -> l.shows(look))) {
                items.add(new Item((x, y) -> marks.look(look, x, x + SWATCH, y), SWATCH, look.words()));
            }
        }
        for (var kind : Ghost.Kind.values()) {
            if (layouts.stream().anyMatch(l -> l.shows(kind))) {
                items.add(new Item((x, y) -> marks.ghost(kind, x, x + SWATCH, y), SWATCH, kind.words()));
            }
        }
        for (var ending : Ending.values()) {
            if (layouts.stream().anyMatch(l -> l.shows(ending))) {
                items.add(new Item((x, y) -> marks.ending(ending, x + 7, y), 14, ending.word()));
            }
        }
        if (layouts.stream().anyMatch(l -> !l.path().isEmpty())) {
            var ink = frame.theme().ink();
            items.add(new Item(
                    (x, y) -> frame.line(move(x, y) + "h" + (int) SWATCH, ink, 2.5), SWATCH, "critical path"));
        }
        if (layouts.stream().flatMap(l -> l.timeline().marks().stream()).anyMatch(m -> m.kind() == Mark.Kind.LOG)) {
            items.add(new Item((x, y) -> marks.dot(x + 3, y), 6, "log"));
        }
    }

    double height() {
        return place(0, false);
    }

    void draw(double top) {
        place(top, true);
    }

    /// Gives the height that it takes.
    private double place(double top, boolean really) {
        double x = MARGIN;
        double y = top + LINE / 2;
        for (var item : items) {
            if (x > MARGIN && x + item.advance() > WIDTH) {
                x = MARGIN;
                y += LINE;
            }
            if (really) {
                item.shape().draw(x, y);
                frame.text(
                        x + item.width() + 6, y + 4, item.words(), frame.theme().muted(), "11.5", "400");
            }
            x += item.advance();
        }
        return y + LINE / 2 - top;
    }
}
