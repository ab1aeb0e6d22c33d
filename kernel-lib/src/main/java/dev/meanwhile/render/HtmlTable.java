package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The table of an HTML picture: one row a row of the layout, one column of which is drawn in percent of the axis.
final class HtmlTable {
    private static final int ROW = 30;
    private static final int LINE = 17;
    private static final int HEAD = 26;
    /// Width that the drawn column has at least; notes are packed for it.
    private static final double NOMINAL = 520;
    private static final String TRACK = "position:relative;text-align:left;white-space:nowrap;height:";
    private static final String TOP = "vertical-align:top";
    private static final double COLUMN = 6.2;

    private final Markup html;
    private final Layout layout;
    private final int[] begins;
    private final int[] ends;
    private final int[] tops;
    private final List<List<Packing.Placed>> notes = new ArrayList<>();

    HtmlTable(Markup html, Layout layout, List<Steps.Step> steps) {
        this.html = html;
        this.layout = layout;
        begins = new int[layout.timeline().spans().size()];
        ends = new int[begins.length];
        Arrays.fill(begins, -1);
        Arrays.fill(ends, -1);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.span() >= 0 && step.what() != Steps.What.LOG) {
                (step.what() == Steps.What.BEGIN ? begins : ends)[step.span()] = i;
            }
        }
        var packing = new Packing(layout.axis(), NOMINAL, COLUMN, 40, 240);
        tops = new int[layout.rows().size() + 1];
        for (int i = 0; i < layout.rows().size(); i++) {
            notes.add(packing.place(layout.rows().get(i).notes()));
            tops[i + 1] = tops[i] + height(i);
        }
    }

    private int height(int row) {
        return ROW + Packing.lines(notes.get(row)) * LINE;
    }

    void draw(String caption) {
        html.open("table", "class", "mw-table", "style", "width:100%");
        html.leaf("caption", caption, "class", "mw-sr", "style", "display:none").newline();
        head();
        html.open("tbody").newline();
        for (int i = 0; i < layout.rows().size(); i++) {
            row(i);
        }
        html.close().close().newline();
    }

    private int widest(java.util.function.ToIntFunction<Row> width, int least, int most) {
        int widest = layout.rows().stream().mapToInt(width).max().orElse(least);
        return (int) (Math.clamp(widest, least, most) * 7.4 + 20);
    }

    private void head() {
        var axis = layout.axis();
        int names = widest(r -> Columns.width(r.label()) + 2 * depth(r), 8, 30);
        int when = widest(r -> Columns.width(Times.interval(r.from(), r.to())), 8, 26);
        int took = widest(r -> Columns.width(took(r)), 6, 16);
        html.open("thead").open("tr");
        html.open("th", "scope", "col", "style", "width:" + names + "px");
        html.leaf("span", "task or operation, on an axis of ", "class", "mw-sr", "style", "display:none");
        html.text(axis.title()).close();
        html.open("th", "scope", "col").open("div", "class", "mw-track mw-axis", "style", TRACK + HEAD + "px");
        for (long tick : axis.ticks()) {
            html.leaf("span", axis.label(tick), "class", "mw-tick", "style", "position:absolute;left:" + percent(tick)
                    + ";--h:" + tops[tops.length - 1] + "px");
        }
        html.leaf("span", "", "class", "mw-cursor", "style", "display:none;--h:" + (tops[tops.length - 1] + 4) + "px");
        html.close().close();
        html.leaf("th", "from – to", "scope", "col", "style", "width:" + when + "px");
        html.leaf("th", "took", "scope", "col", "style", "width:" + took + "px");
        html.leaf("th", "ending", "scope", "col", "style", "width:112px");
        html.close().close().newline();
    }

    private static int depth(Row row) {
        return Math.min(6, row.depth());
    }

    private static String took(Row row) {
        return Times.of(row.to() - row.from());
    }

    private String percent(long millis) {
        return number(layout.axis().at(millis) * 100) + "%";
    }

    private String width(long from, long to) {
        return number((layout.axis().at(to) - layout.axis().at(from)) * 100) + "%";
    }

    private void row(int index) {
        var row = layout.rows().get(index);
        var span = row.span();
        html.open("tr", "class", row.lane() ? "mw-row mw-lane" : "mw-row", "data-mw-from", row.from());
        html.open("th", "scope", "row", "style", TOP).open("div", "class", "mw-name", "style", "padding-left:" + depth(row) * 14 + "px");
        html.leaf("bdi", row.label(), "title", row.label()).close().close();
        html.open("td").open("div", "class", "mw-track", "style", TRACK + height(index) + "px");
        if (span == null) {
            fold(row);
        } else {
            row.stretches().forEach(s -> stretch(s, row));
            critical(span);
            logged(span);
            end(span);
        }
        notes.get(index).forEach(this::note);
        arrows(index);
        html.close().close();
        long known = span == null ? 0 : span.end();
        int step = span == null ? 0 : ends[span.id()];
        html.leaf("td", Times.interval(row.from(), row.to()), "class", "mw-num", "data-mw-at", known, "data-mw-step", step, "style", TOP);
        html.leaf("td", took(row), "class", "mw-num", "data-mw-at", known, "data-mw-step", step, "style", TOP);
        html.open("td", "class", "mw-ending", "data-mw-at", known, "data-mw-step", step, "style", TOP);
        if (span == null) {
            html.text(row.fold().symbols());
        } else {
            html.raw(Icons.withWord(Ending.of(span.outcome())));
        }
        html.close().close().newline();
    }

    /// What a bar looks like where the style sheet has been taken away.
    static String plain(Look look) {
        return "height:14px;" + switch (look) {
            case IN_FLIGHT -> "background:#0072b2;";
            case BUSY -> "background:#b87700;";
            case PARKED -> "border:1px dashed #808080;";
            case READY -> "border-bottom:1px solid #808080;";
            case ORPHAN -> "border:2px dotted #0072b2;";
        };
    }

    private void stretch(Stretch s, Row row) {
        var span = s.span();
        var words = Words.stretch(s, row.label()) + ", " + Times.interval(s.from(), s.to())
                + (span == null ? "" : more(span));
        int id = span == null ? -1 : span.id();
        html.leaf("div", "", "class", "mw-bar mw-" + s.look().id(), "tabindex", 0, "role", "img", "title", words,
                "data-mw-from", s.from(), "data-mw-to", s.to(), "data-mw-step", id < 0 ? -1 : begins[id],
                "style", "position:absolute;left:" + percent(s.from()) + ";width:" + width(s.from(), s.to())
                        + ";top:6px;" + plain(s.look()));
    }

    private static String more(Span span) {
        var words = new StringBuilder();
        if (span.kind() == dev.meanwhile.timeline.Kind.OPERATION || span.kind() == dev.meanwhile.timeline.Kind.TASK) {
            words.append("; ").append(Words.ending(span));
        }
        if (!span.detail().isBlank()) {
            words.append(": ").append(Clean.line(span.detail()));
        }
        span.source().ifPresent(s -> words.append("; ").append(Clean.line(s.toString())));
        return words.toString();
    }

    private void critical(Span span) {
        layout.path().stream().filter(p -> p.span() == span.id()).forEach(p -> html.leaf("div", "", "class",
                "mw-critical", "data-mw-from", p.from(), "data-mw-to", p.to(), "style", "--x:" + percent(p.from())
                        + ";--w:" + width(p.from(), p.to())));
    }

    private void logged(Span task) {
        layout.timeline().marks().stream()
                .filter(m -> m.kind() == Mark.Kind.LOG && m.span() == task.id())
                .limit(200)
                .forEach(m -> html.leaf("div", "", "class", "mw-dot", "title", Clean.line(m.text()), "data-mw-at", m.at(), "style", "--x:" + percent(m.at())));
    }

    private void end(Span span) {
        var ending = Ending.of(span.outcome());
        html.open("div", "class", "mw-end", "title", Words.label(span) + ": " + Words.ending(span) + more(span),
                "data-mw-at", span.end(), "data-mw-step", ends[span.id()], "style", "position:absolute;top:4px;left:" + percent(span.end()));
        html.raw(Icons.withSymbol(ending)).close();
    }

    private void note(Packing.Placed p) {
        var note = p.note();
        var side = p.line() == 0 ? "in" : p.right() ? "right" : "left";
        var place = p.right()
                ? "left:" + percent(note.at())
                : "right:" + number(100 - layout.axis().at(note.at()) * 100) + "%";
        int top = p.line() == 0 ? 5 : ROW + (p.line() - 1) * LINE - 2;
        html.leaf("div", p.text(), "class", "mw-note mw-note-" + side + " mw-note-" + note.tone().id(), "title",
                note.text(), "data-mw-at", note.at(), "data-mw-step", step(note), "style", "position:absolute;" + place + ";top:" + top + "px;--up:" + (top - 24) + "px");
    }

    private int step(Note note) {
        return note.span() < 0 ? -1 : note.to() > note.at() ? begins[note.span()] : ends[note.span()];
    }

    private void fold(Row row) {
        int parts = 240;
        var density = row.fold().density(layout.axis(), parts);
        double unit = 20.0 / Math.max(1, Fold.highest(density));
        var path = new StringBuilder("M0 20");
        for (int i = 0; i < parts; i++) {
            if (i == 0 || density[i] != density[i - 1]) {
                path.append('H').append(i).append('V').append(number(20 - density[i] * unit));
            }
        }
        path.append("H").append(parts).append("V20Z");
        var words = row.label() + ": at most " + row.fold().most() + " at a moment; " + row.fold().endings();
        html.open("div", "class", "mw-fold", "tabindex", 0, "role", "img", "title", words);
        html.open("svg", "viewBox", "0 0 " + parts + " 20", "preserveAspectRatio", "none", "aria-hidden", "true");
        html.empty("path", "d", path).close().close();
    }

    /// Arrows are drawn in the upper one of the two rows that they join.
    private void arrows(int index) {
        for (var a : layout.arrows()) {
            if (Math.min(a.fromRow(), a.toRow()) != index) {
                continue;
            }
            boolean up = a.toRow() < a.fromRow();
            int height = tops[Math.max(a.fromRow(), a.toRow())] - tops[index] - 16;
            var classes = "mw-arrow" + (up ? " mw-up" : " mw-down") + (a.failure() ? " mw-failure" : "");
            html.leaf("div", "", "class", classes, "data-mw-at", a.resumed(), "data-mw-step", ends[a.ended()], "style", "--x:" + percent(a.settled())
                    + ";--w:" + width(a.settled(), a.resumed()) + ";--h:" + height + "px");
        }
    }
}
