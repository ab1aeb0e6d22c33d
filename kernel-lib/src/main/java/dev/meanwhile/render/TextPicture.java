package dev.meanwhile.render;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The picture for a terminal: one line a row, notes beneath it that point to their moment, then log, legend,
/// caption and total. No line is wider than it was asked for, and no meaning hangs on colour.
final class TextPicture {
    private static final Layout.Room ROOM = new Layout.Room(40, 60, 6, 8);
    private static final int MOST_LOG_LINES = 20;
    private static final int WIDEST_LABEL = 26;
    private static final String GAP = "  ";

    private final Drawing drawing;
    private final List<Layout> layouts;
    private final int width;
    private final int labelWidth;
    private final int whenWidth;
    private final int tookWidth;
    private final TextChart chart;
    private final List<String> lines = new ArrayList<>();
    private final Set<Look> looks = EnumSet.noneOf(Look.class);
    private final Set<Ghost.Kind> ghosts = EnumSet.noneOf(Ghost.Kind.class);

    private TextPicture(Drawing drawing, int width) {
        this.drawing = drawing;
        this.layouts = drawing.layouts(ROOM);
        this.width = width;
        labelWidth = Math.min(WIDEST_LABEL, Math.max(title().length(), longest(r -> indent(r) + r.label())));
        whenWidth = longest(TextPicture::when);
        tookWidth = longest(TextPicture::took);
        int endWidth = Math.min(20, longest(TextPicture::end));
        int rest = width - labelWidth - whenWidth - tookWidth - endWidth - 4 * GAP.length() - 1;
        chart = new TextChart(
                layouts.getFirst().axis(), drawing.guess(), labelWidth + GAP.length(), Math.max(20, rest), width);
    }

    static String of(Drawing drawing, int width) {
        return new TextPicture(drawing, width).draw();
    }

    private int longest(Function<Row, String> text) {
        return layouts.stream()
                .flatMap(l -> l.rows().stream())
                .map(text)
                .mapToInt(Columns::width)
                .max()
                .orElse(0);
    }

    private String title() {
        return layouts.getFirst().axis().title();
    }

    private String draw() {
        wrapped(Clean.line(drawing.title()));
        line("");
        line(Columns.left(title(), labelWidth) + GAP + chart.labels());
        line(" ".repeat(labelWidth) + GAP + chart.ruler());
        drawing.guess()
                .ifPresent(
                        at -> chart.pointed(at, "▼ " + drawing.guessed(), "▼").forEach(this::line));
        for (int i = 0; i < layouts.size(); i++) {
            var layout = layouts.get(i);
            if (!drawing.single()) {
                line("");
                wrapped(drawing.heading(i) + ":");
            }
            layout.rows().forEach(r -> row(r, layout.timeline()));
            if (layout.folded() > 0) {
                line(Words.folded(layout));
            }
            log(layout.timeline());
        }
        line("");
        if (drawing.single() && !layouts.getFirst().path().isEmpty()) {
            wrapped("critical path: " + Words.path(layouts.getFirst()));
        }
        legend();
        wrapped(Clean.line(drawing.sentence()));
        for (int i = 0; i < layouts.size(); i++) {
            total(layouts.get(i).timeline(), drawing.single() ? "total" : drawing.heading(i));
        }
        return String.join("\n", lines);
    }

    private void line(String text) {
        lines.add(Columns.clip(text.stripTrailing(), width));
    }

    private void wrapped(String text) {
        lines.addAll(Columns.wrap(text, width, 2));
    }

    private static String indent(Row row) {
        return "  ".repeat(row.indent());
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

    private void row(Row row, Timeline timeline) {
        var label = Columns.left(indent(row) + row.label(), labelWidth);
        var picture = row.span() == null ? chart.density(row.fold()) : chart.row(row, logged(row.span(), timeline));
        row.stretches().forEach(s -> looks.add(s.look()));
        line(label
                + GAP
                + picture
                + GAP
                + Columns.left(when(row), whenWidth)
                + GAP
                + Columns.right(took(row), tookWidth)
                + GAP
                + end(row));
        chart.notes(row.notes()).forEach(this::line);
        for (var ghost : row.ghosts()) {
            ghosts.add(ghost.kind());
            var text = " ".repeat(labelWidth) + GAP + chart.ghost(ghost) + " " + Clean.line(ghost.text());
            lines.addAll(Columns.wrap(text, width, labelWidth + GAP.length()));
        }
    }

    private static List<Long> logged(Span task, Timeline timeline) {
        return timeline.marks().stream()
                .filter(m -> m.kind() == Mark.Kind.LOG && m.span() == task.id())
                .map(Mark::at)
                .toList();
    }

    private void log(Timeline timeline) {
        var marks = timeline.marks();
        if (!marks.isEmpty()) {
            line("");
            marks.stream().limit(MOST_LOG_LINES).forEach(m -> mark(m, timeline));
        }
        if (marks.size() > MOST_LOG_LINES) {
            line("  … " + Times.grouped(marks.size() - MOST_LOG_LINES) + " more");
        }
    }

    private void mark(Mark mark, Timeline timeline) {
        var when = Columns.right(Times.of(mark.at()), 8) + GAP;
        for (var text : Words.mark(mark, timeline)) {
            lines.addAll(Columns.wrap(when + text, width, 12));
            when = " ".repeat(8) + GAP;
        }
    }

    private void legend() {
        var words = new ArrayList<String>();
        looks.forEach(l -> words.add(String.valueOf(l.fill()).repeat(2) + " " + l.words()));
        ghosts.forEach(g -> words.add(String.valueOf(g.fill()).repeat(2) + " " + g.words()));
        if (layouts.stream().flatMap(l -> l.timeline().marks().stream()).anyMatch(m -> m.kind() == Mark.Kind.LOG)) {
            words.add("• log");
        }
        if (!words.isEmpty()) {
            wrapped(String.join("   ", words));
        }
    }

    private void total(Timeline timeline, String what) {
        long done = Drawing.done(timeline);
        long end = timeline.duration();
        var clock = Clocks.of(timeline);
        var rest = end > done ? " for main, " + Times.total(end, clock) + " until the last has ended" : "";
        wrapped(what + ": " + Times.total(done, clock) + rest);
    }
}
