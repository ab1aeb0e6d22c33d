package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/// A stand-alone SVG document: explicit background and colours, no style sheet, no script, no ids, so that every viewer,
/// printer and converter shows the same.
final class SvgPicture {
    private static final Layout.Room ROOM = new Layout.Room(120, 240, 8, 12);
    private static final double WIDTH = 960;
    private static final double MARGIN = 16;
    private static final double ROW = 28;
    private static final double LINE = 17;
    /// Width of one column of the 12 px text that names rows and notes.
    private static final double COLUMN = 7.3;
    private static final int MOST_LOG_LINES = 16;
    static final String SANS = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif";
    static final String MONO = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    private final Layout layout;
    private final Theme theme;
    private final Markup svg = new Markup();
    private final double left;
    private final double chartWidth;
    private final double timesAt;
    private final List<List<Packing.Placed>> notes = new ArrayList<>();
    private final double[] rowTop;
    private final SvgMarks marks;
    private double y;

    private SvgPicture(Layout layout, Theme theme) {
        this.layout = layout;
        this.theme = theme;
        double labels = 10;
        double times = 9;
        for (var row : layout.rows()) {
            labels = Math.max(labels, Columns.width(row.label()) + 2 * depth(row));
            times = Math.max(times, Columns.width(times(row)));
        }
        left = MARGIN + Math.min(28, labels) * COLUMN + 14;
        timesAt = WIDTH - MARGIN - times * COLUMN;
        chartWidth = timesAt - left - 22;
        marks = new SvgMarks(svg, theme, this::x);
        rowTop = new double[layout.rows().size()];
    }

    static String of(Timeline timeline, Theme theme) {
        return new SvgPicture(Layout.of(timeline, ROOM), theme).draw();
    }

    private double x(long millis) {
        return left + layout.axis().at(millis) * chartWidth;
    }

    private static int depth(Row row) {
        return Math.min(6, row.depth());
    }

    private static String times(Row row) {
        var ending = row.span() == null ? row.fold().symbols() : Ending.of(row.span().outcome()).word();
        return Times.interval(row.from(), row.to()) + "  " + ending;
    }

    private String draw() {
        var caption = Caption.of(layout.timeline());
        var name = layout.timeline().name();
        var captionLines = Columns.wrap(caption, (int) ((WIDTH - 2 * MARGIN) / 7), 0);
        double axisAt = MARGIN + 26 + captionLines.size() * 18 + 26;
        double height = measure(axisAt + 14);
        svg.open(
                "svg", "xmlns", "http://www.w3.org/2000/svg", "width", WIDTH, "height", height, "viewBox",
                "0 0 " + number(WIDTH) + " " + number(height), "role", "img", "font-family", SANS, "font-size", "12");
        svg.newline().leaf("title", name + ": timeline").newline().leaf("desc", caption).newline();
        svg.empty(
                "rect", "x", 0.5, "y", 0.5, "width", WIDTH - 1, "height", height - 1, "rx", "6", "fill",
                theme.background(), "stroke", theme.grid());
        svg.newline();
        text(MARGIN, MARGIN + 14, Columns.clip(name, 110), theme.ink(), "font-size", "15", "font-weight", "600");
        for (int i = 0; i < captionLines.size(); i++) {
            text(MARGIN, MARGIN + 34 + i * 18, captionLines.get(i), theme.ink(), "font-size", "13");
        }
        svg.newline();
        axis(axisAt, height);
        for (int i = 0; i < layout.rows().size(); i++) {
            row(layout.rows().get(i), i);
        }
        layout.arrows().forEach(a -> marks.arrow(a, middle(a.fromRow()), middle(a.toRow())));
        for (int i = 0; i < layout.rows().size(); i++) {
            var span = layout.rows().get(i).span();
            if (span != null) {
                marks.ending(Ending.of(span.outcome()), x(span.end()), middle(i));
            }
            notes(i);
        }
        foot();
        return svg.newline().close().newline().toString();
    }

    /// Decides where each row is; gives the height of the whole.
    private double measure(double top) {
        var packing = new Packing(layout.axis(), chartWidth, 6.5, left - MARGIN, WIDTH - MARGIN - left - chartWidth);
        double at = top;
        for (int i = 0; i < rowTop.length; i++) {
            rowTop[i] = at;
            notes.add(packing.place(layout.rows().get(i).notes()));
            at += ROW + Packing.lines(notes.get(i)) * LINE;
        }
        y = at + 8;
        return y + footLines().size() * LINE + 34;
    }

    private double middle(int row) {
        return rowTop[row] + ROW / 2;
    }

    private void text(double x, double y, String text, String colour, Object... more) {
        var attributes = new ArrayList<Object>(List.of("x", x, "y", y, "fill", colour));
        attributes.addAll(List.of(more));
        svg.leaf("text", text, attributes.toArray());
    }

    private void axis(double at, double height) {
        var axis = layout.axis();
        text(MARGIN, at, axis.title(), theme.muted());
        text(timesAt, at, "from – to, ending", theme.muted());
        for (long tick : axis.ticks()) {
            double x = x(tick);
            svg.empty(
                    "path", "d", "M" + number(x) + " " + number(at + 5) + "V" + number(y - 4), "stroke", theme.grid());
            text(x, at, axis.label(tick), theme.muted(), "text-anchor", "middle");
        }
        svg.newline();
    }

    private void row(Row row, int index) {
        double base = middle(index) + 4;
        double indent = 12.0 * depth(row);
        svg.open("g");
        svg.leaf("title", describe(row));
        var label = Columns.clip(row.label(), (int) ((left - MARGIN - indent - 12) / COLUMN));
        text(MARGIN + indent, base, label, theme.ink(), "font-family", MONO, "font-weight", row.lane() ? "700" : "400");
        if (row.span() == null) {
            marks.density(row.fold(), layout.axis(), left, chartWidth, rowTop[index] + ROW - 4);
        } else {
            row.stretches().forEach(s -> marks.stretch(s, middle(index)));
            marks.critical(layout.path(), row.span(), middle(index));
            marks.logged(layout.timeline().marks(), row.span(), middle(index));
        }
        text(timesAt, base, times(row), theme.ink(), "font-family", MONO, "xml:space", "preserve");
        svg.close().newline();
    }

    private static String describe(Row row) {
        return row.span() == null
                ? row.label() + ": " + row.fold().endings()
                : row.label() + ": " + Words.kind(row.span()) + ", " + Times.interval(row.from(), row.to()) + ", "
                        + Words.ending(row.span());
    }

    private void notes(int index) {
        for (var p : notes.get(index)) {
            double x = left + p.x();
            if (p.line() == 0) {
                marks.label(p.text(), x + 6, middle(index) + 4, 6.6);
                continue;
            }
            double base = rowTop[index] + ROW + p.line() * LINE - 6;
            double turn = p.right() ? 7 : -7;
            svg.empty(
                    "path", "d",
                    "M" + number(x) + " " + number(rowTop[index] + ROW - 5) + "V" + number(base - 4) + "h"
                            + number(turn),
                    "fill", "none", "stroke", theme.muted());
            var colour = switch (p.note().tone()) {
                case WAIT, BUSY, ORPHAN -> theme.muted();
                case FAILURE -> theme.bad();
                case WARNING -> theme.warn();
            };
            text(x + turn * 1.5, base, p.text(), colour, "text-anchor", p.right() ? "start" : "end");
        }
    }

    private List<String> footLines() {
        var lines = new ArrayList<String>();
        layout.timeline().marks().stream().limit(MOST_LOG_LINES).forEach(m -> {
            var when = Times.of(m.at()) + "  ";
            for (var text : Words.mark(m, layout.timeline())) {
                lines.add(when + text);
                when = "    ";
            }
        });
        int more = layout.timeline().marks().size() - MOST_LOG_LINES;
        if (more > 0) {
            lines.add("… " + Times.grouped(more) + " more");
        }
        if (layout.folded() > 0) {
            lines.add(Words.folded(layout));
        }
        if (!layout.path().isEmpty()) {
            lines.add("critical path: " + Words.path(layout.timeline(), layout.path()));
        }
        return lines.stream().map(l -> Columns.clip(l, 132)).toList();
    }

    private void foot() {
        for (var line : footLines()) {
            y += LINE;
            text(MARGIN, y, line, theme.ink());
        }
        svg.newline();
        boolean log = layout.timeline().marks().stream().anyMatch(m -> m.kind() == Mark.Kind.LOG);
        marks.legend(layout, log, MARGIN, y + 20);
    }
}
