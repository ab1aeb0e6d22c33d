package dev.meanwhile.render;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// The picture for a terminal: one line a row, notes beneath it that point to their moment, then log, legend, caption and
/// total. No line is wider than it was asked for, and no meaning hangs on colour.
final class TextPicture {
    private static final Layout.Room ROOM = new Layout.Room(40, 60, 6, 8);
    private static final int MOST_LOG_LINES = 20;
    private static final int WIDEST_LABEL = 26;
    private static final String DENSITY = " ▁▂▃▄▅▆▇█";

    private final Layout layout;
    private final int width;
    private final int labelWidth;
    private final int whenWidth;
    private final int tookWidth;
    private final TextChart chart;
    private final List<String> lines = new ArrayList<>();
    private final EnumSet<Look> looks = EnumSet.noneOf(Look.class);

    private TextPicture(Layout layout, int width) {
        this.layout = layout;
        this.width = width;
        labelWidth = Math.min(WIDEST_LABEL, Math.max(10, longest(r -> indent(r) + r.label())));
        whenWidth = longest(TextPicture::when);
        tookWidth = longest(TextPicture::took);
        int endWidth = Math.min(20, longest(TextPicture::end));
        int rest = width - labelWidth - whenWidth - tookWidth - endWidth - "        ".length() - 1;
        chart = new TextChart(layout.axis(), labelWidth + 2, Math.max(20, rest), width);
    }

    static String of(Timeline timeline, int width) {
        return new TextPicture(Layout.of(timeline, ROOM), width).draw();
    }

    private int longest(java.util.function.Function<Row, String> text) {
        return layout.rows().stream().map(text).mapToInt(Columns::width).max().orElse(0);
    }

    private String draw() {
        line(Clean.line(layout.timeline().name()));
        line("");
        line(Columns.left(layout.axis().title(), labelWidth) + "  " + chart.labels());
        line(" ".repeat(labelWidth) + "  " + chart.ruler());
        for (var row : layout.rows()) {
            row(row);
        }
        folded();
        log();
        line("");
        if (!layout.path().isEmpty()) {
            wrapped("critical path: " + Words.path(layout.timeline(), layout.path()));
        }
        legend();
        wrapped(Caption.of(layout.timeline()));
        wrapped("total: " + Times.total(mainEnd()) + rest());
        return String.join("\n", lines);
    }

    private void line(String text) {
        lines.add(Columns.clip(text.stripTrailing(), width));
    }

    private void wrapped(String text) {
        lines.addAll(Columns.wrap(text, width, 2));
    }

    private static String indent(Row row) {
        return "  ".repeat(Math.min(6, row.depth()));
    }

    private static String when(Row row) {
        return Times.interval(row.from(), row.to());
    }

    private static String took(Row row) {
        return row.from() == row.to() ? "" : Times.of(row.to() - row.from());
    }

    private static String end(Row row) {
        return row.span() == null
                ? row.fold().symbols()
                : Ending.of(row.span().outcome()).toString();
    }

    private void row(Row row) {
        var label = Columns.left(indent(row) + row.label(), labelWidth);
        var picture = row.span() == null ? chart.density(row.fold(), DENSITY) : chart.row(row, logged(row.span()));
        row.stretches().forEach(s -> looks.add(s.look()));
        line(label + "  " + picture + "  " + Columns.left(when(row), whenWidth) + "  "
                + Columns.right(took(row), tookWidth) + "  " + end(row));
        chart.notes(row.notes()).forEach(this::line);
    }

    private List<Long> logged(Span task) {
        return layout.timeline().marks().stream()
                .filter(m -> m.kind() == Mark.Kind.LOG && m.span() == task.id())
                .map(Mark::at)
                .toList();
    }

    private void folded() {
        if (layout.folded() > 0) {
            line(Words.folded(layout));
        }
    }

    private void log() {
        var marks = layout.timeline().marks();
        if (!marks.isEmpty()) {
            line("");
            marks.stream().limit(MOST_LOG_LINES).forEach(this::mark);
        }
        if (marks.size() > MOST_LOG_LINES) {
            line("  … " + Times.grouped(marks.size() - MOST_LOG_LINES) + " more");
        }
    }

    private void mark(Mark mark) {
        var when = Columns.right(Times.of(mark.at()), 8) + "  ";
        for (var text : Words.mark(mark, layout.timeline())) {
            lines.addAll(Columns.wrap(when + text, width, 12));
            when = " ".repeat(10);
        }
    }

    private void legend() {
        var words = new ArrayList<String>();
        looks.forEach(l -> words.add(String.valueOf(l.fill()).repeat(2) + " " + l.words()));
        if (layout.timeline().marks().stream().anyMatch(m -> m.kind() == Mark.Kind.LOG)) {
            words.add("• log");
        }
        if (!words.isEmpty()) {
            line(String.join("   ", words));
        }
    }

    private long mainEnd() {
        var spans = layout.timeline().spans();
        return spans.isEmpty() ? 0 : spans.getFirst().end();
    }

    private String rest() {
        long end = layout.timeline().duration();
        return end > mainEnd() ? " for main, " + Times.total(end) + " until the last has ended" : "";
    }
}
