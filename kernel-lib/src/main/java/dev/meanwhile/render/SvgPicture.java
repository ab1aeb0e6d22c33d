package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;
import static dev.meanwhile.render.SvgFrame.LINE;
import static dev.meanwhile.render.SvgFrame.MARGIN;
import static dev.meanwhile.render.SvgFrame.WIDTH;
import static dev.meanwhile.render.SvgFrame.move;

import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/// A stand-alone SVG document: explicit background and colours, no style sheet, no script, no ids, so that every
/// viewer, printer and converter shows the same.
final class SvgPicture {
    private static final Layout.Room ROOM = new Layout.Room(120, 240, 8, 12);
    private static final int MOST_LOG_LINES = 16;
    private static final double HEAD = MARGIN + 26;
    private static final String SANS = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif";

    private final Drawing drawing;
    private final List<Layout> layouts;
    private final SvgFrame frame;
    private final Markup svg;
    private final Theme theme;
    private final List<String> sentence;
    private final List<SvgPanel> panels = new ArrayList<>();
    private final double axisY;
    private final double chartEnd;

    private SvgPicture(Drawing drawing, Theme theme) {
        this.drawing = drawing;
        this.layouts = drawing.layouts(ROOM);
        this.theme = theme;
        this.frame = SvgFrame.of(layouts, theme);
        this.svg = frame.svg();
        this.sentence = Columns.wrap(Clean.line(drawing.sentence()), (int) ((WIDTH - 2 * MARGIN) / 7), 0);
        this.axisY = HEAD + sentence.size() * 18 + 26 + (drawing.guess().isPresent() ? 18 : 0);
        double y = axisY + 14;
        for (var layout : layouts) {
            y += drawing.single() ? 0 : 26;
            var panel = new SvgPanel(frame, layout, y);
            panels.add(panel);
            y = panel.bottom();
        }
        chartEnd = y + 4;
    }

    static String of(Drawing drawing, Theme theme) {
        return new SvgPicture(drawing, theme).draw();
    }

    private String draw() {
        var foot = foot();
        var legend = new SvgLegend(frame, layouts);
        double height = chartEnd + 4 + foot.size() * LINE + 8 + legend.height() + 8;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                WIDTH,
                "height",
                height,
                "viewBox",
                "0 0 " + number(WIDTH) + " " + number(height),
                "role",
                "img",
                "font-family",
                SANS,
                "font-size",
                "12");
        svg.newline().leaf("title", drawing.title() + ": timeline").newline();
        svg.leaf("desc", drawing.sentence()).newline();
        svg.empty(
                "rect",
                "x",
                0.5,
                "y",
                0.5,
                "width",
                WIDTH - 1,
                "height",
                height - 1,
                "rx",
                "6",
                "fill",
                theme.background(),
                "stroke",
                theme.grid());
        svg.newline();
        frame.text(MARGIN, MARGIN + 14, Columns.clip(Clean.line(drawing.title()), 110), theme.ink(), "15", "600");
        for (int i = 0; i < sentence.size(); i++) {
            frame.text(MARGIN, HEAD + 8 + i * 18, sentence.get(i), theme.ink(), "13", "400");
        }
        svg.newline();
        axis();
        for (int i = 0; i < panels.size(); i++) {
            if (!drawing.single()) {
                heading(i, i == 0 ? axisY + 14 : panels.get(i - 1).bottom());
            }
            panels.get(i).draw();
        }
        drawing.guess().ifPresent(this::guess);
        double y = chartEnd + 4;
        for (var line : foot) {
            y += LINE;
            frame.text(MARGIN, y, line, theme.ink());
        }
        legend.draw(y + 8);
        return svg.newline().close().newline().toString();
    }

    private void axis() {
        var axis = frame.axis();
        frame.text(MARGIN, axisY, axis.title(), theme.muted());
        frame.text(frame.timesX(), axisY, "from – to, ending", theme.muted());
        for (long tick : axis.ticks()) {
            double x = frame.x(tick);
            frame.line(move(x, axisY + 5) + "V" + number(chartEnd), theme.grid(), 1);
            frame.anchored(x, axisY, axis.label(tick), theme.muted(), "middle");
        }
        svg.newline();
    }

    private void heading(int panel, double y) {
        var words = drawing.heading(panel) + ": "
                + Times.of(Drawing.done(layouts.get(panel).timeline()));
        frame.line(move(MARGIN, y + 3) + "H" + number(WIDTH - MARGIN), theme.grid(), 1);
        frame.text(MARGIN, y + 20, Columns.clip(words, 110), theme.ink(), "13", "600");
    }

    private void guess(long at) {
        double x = frame.x(at);
        double y = axisY - 16;
        var line = move(x, axisY + 5) + "V" + number(chartEnd);
        frame.line(line, theme.background(), 4);
        frame.dashed(line, theme.warn(), 2, "5 3");
        boolean right = x < WIDTH / 2;
        var words = right ? "▼ " + drawing.guessed() : drawing.guessed() + " ▼";
        frame.anchored(x + (right ? -5 : 5), y + 2, words, theme.warn(), right ? "start" : "end");
    }

    private List<String> foot() {
        var lines = new ArrayList<String>();
        for (var layout : layouts) {
            log(layout.timeline(), lines);
            if (layout.folded() > 0) {
                lines.add(Words.folded(layout));
            }
            if (drawing.single() && !layout.path().isEmpty()) {
                lines.add("critical path: " + Words.path(layout));
            }
        }
        return lines.stream().map(l -> Columns.clip(l, 132)).toList();
    }

    private static void log(Timeline timeline, List<String> lines) {
        timeline.marks().stream().limit(MOST_LOG_LINES).forEach(m -> {
            var when = Times.of(m.at()) + "  ";
            for (var text : Words.mark(m, timeline)) {
                lines.add(when + text);
                when = "    ";
            }
        });
        int more = timeline.marks().size() - MOST_LOG_LINES;
        if (more > 0) {
            lines.add("… " + Times.grouped(more) + " more");
        }
    }
}
