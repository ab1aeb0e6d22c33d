package dev.meanwhile.render;

import static dev.meanwhile.render.HtmlTable.LINE;
import static dev.meanwhile.render.HtmlTable.ROW;
import static dev.meanwhile.render.Markup.number;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Span;

/// What is drawn in the cell of one row: bars, their end, notes, ghosts, arrows. What appears when the timeline
/// is played carries its moment (`data-mw-at`, or `from` and `to`) and the step that makes it appear.
///
/// @param html   where it is written
/// @param layout of the timeline
/// @param begins by span: the step at which it begins; -1 if that is not told
/// @param ends   by span: the step at which it ends
record HtmlTrack(Markup html, Layout layout, int[] begins, int[] ends) {
    private static final int MOST_DOTS = 200;
    private static final int DENSITY_PARTS = 240;

    void row(Row row) {
        var span = row.span();
        if (span == null) {
            fold(row);
            return;
        }
        row.stretches().forEach(s -> stretch(s, row));
        critical(span);
        logged(span);
        end(span);
    }

    private String percent(long millis) {
        return HtmlTable.percent(layout.axis(), millis);
    }

    private String width(long from, long to) {
        return number((layout.axis().at(to) - layout.axis().at(from)) * 100) + "%";
    }

    private void stretch(Stretch s, Row row) {
        var span = s.span();
        var words = Words.stretch(s, row.label()) + ", " + Times.interval(s.from(), s.to())
                + (span == null ? "" : more(span));
        html.leaf(
                "div",
                "",
                "class",
                "mw-bar mw-" + s.look().id(),
                "tabindex",
                0,
                "role",
                "img",
                "title",
                words,
                "data-mw-from",
                s.from(),
                "data-mw-to",
                s.to(),
                "data-mw-step",
                span == null ? -1 : begins[span.id()],
                "style",
                "position:absolute;left:" + percent(s.from()) + ";width:" + width(s.from(), s.to()) + ";top:6px;"
                        + HtmlTable.plain(s.look()));
    }

    private static String more(Span span) {
        var words = new StringBuilder();
        if (span.kind() == Kind.OPERATION || span.kind() == Kind.TASK) {
            words.append("; ").append(Words.ending(span));
        }
        if (!span.detail().isBlank()) {
            words.append(": ").append(Clean.line(span.detail()));
        }
        span.source().ifPresent(s -> words.append("; ").append(Clean.line(s.toString())));
        return words.toString();
    }

    private void critical(Span span) {
        for (var piece : layout.path()) {
            if (piece.span() == span.id()) {
                html.leaf(
                        "div",
                        "",
                        "class",
                        "mw-critical",
                        "data-mw-from",
                        piece.from(),
                        "data-mw-to",
                        piece.to(),
                        "style",
                        "--x:" + percent(piece.from()) + ";--w:" + width(piece.from(), piece.to()));
            }
        }
    }

    private void logged(Span task) {
        layout.timeline().marks().stream()
                .filter(m -> m.kind() == Mark.Kind.LOG && m.span() == task.id())
                .limit(MOST_DOTS)
                .forEach(m -> html.leaf(
                        "div",
                        "",
                        "class",
                        "mw-dot",
                        "title",
                        "log: " + Clean.line(m.text()),
                        "data-mw-at",
                        m.at(),
                        "style",
                        "--x:" + percent(m.at())));
    }

    private void end(Span span) {
        html.open(
                "div",
                "class",
                "mw-end",
                "title",
                Words.label(span) + ": " + Words.ending(span) + more(span),
                "data-mw-at",
                span.end(),
                "data-mw-step",
                ends[span.id()],
                "style",
                "position:absolute;top:4px;left:" + percent(span.end()));
        html.raw(Icons.withSymbol(Ending.of(span.outcome()))).close();
    }

    void note(Packing.Placed p) {
        var note = p.note();
        var side = p.line() == 0 ? "in" : p.right() ? "right" : "left";
        var place = p.right()
                ? "left:" + percent(note.at())
                : "right:" + number(100 - layout.axis().at(note.at()) * 100) + "%";
        int top = p.line() == 0 ? 5 : ROW + (p.line() - 1) * LINE - 2;
        html.leaf(
                "div",
                p.text(),
                "class",
                "mw-note mw-note-" + side + " mw-note-" + note.tone().id(),
                "title",
                note.text(),
                "data-mw-at",
                note.at(),
                "data-mw-step",
                step(note),
                "style",
                "position:absolute;" + place + ";top:" + top + "px;--up:" + (top - 24) + "px");
    }

    private int step(Note note) {
        if (note.span() < 0) {
            return -1;
        }
        return note.to() > note.at() ? begins[note.span()] : ends[note.span()];
    }

    void ghost(Ghost ghost, int top) {
        var axis = layout.axis();
        html.leaf(
                "div",
                "",
                "class",
                "mw-ghost mw-" + ghost.kind().id(),
                "style",
                "position:absolute;left:" + percent(ghost.from()) + ";width:" + width(ghost.from(), ghost.to())
                        + ";top:" + (top + 5) + "px;" + HtmlTable.plain(ghost.kind()));
        boolean right = axis.at(ghost.to()) < 0.75 || axis.at(ghost.from()) < 0.4;
        var place = right
                ? "left:" + percent(ghost.to()) + ";padding-left:8px"
                : "right:" + number(100 - axis.at(ghost.from()) * 100) + "%;padding-right:8px";
        html.leaf(
                "div",
                ghost.text(),
                "class",
                "mw-note mw-note-" + ghost.kind().id(),
                "style",
                "position:absolute;" + place + ";top:" + (top - 4) + "px");
    }

    private void fold(Row row) {
        var density = row.fold().density(layout.axis(), DENSITY_PARTS);
        double unit = 20.0 / Math.max(1, Fold.highest(density));
        var path = new StringBuilder("M0 20");
        for (int i = 0; i < DENSITY_PARTS; i++) {
            if (i == 0 || density[i] != density[i - 1]) {
                double height = density[i] == 0 ? 0 : Math.max(1.5, density[i] * unit);
                path.append('H').append(i).append('V').append(number(20 - height));
            }
        }
        path.append('H').append(DENSITY_PARTS).append("V20Z");
        var words = row.label() + ": at most " + Times.grouped(row.fold().most()) + " at a moment; "
                + row.fold().endings();
        html.open(
                "div",
                "class",
                "mw-fold",
                "tabindex",
                0,
                "role",
                "img",
                "title",
                words,
                "data-mw-from",
                0,
                "data-mw-to",
                layout.axis().length());
        html.open(
                "svg", "viewBox", "0 0 " + DENSITY_PARTS + " 20", "preserveAspectRatio", "none", "aria-hidden", "true");
        html.empty("path", "d", path).close().close();
    }

    /// @param distance from the upper one of its rows to the lower one
    void arrow(Arrow a, int distance) {
        boolean up = a.toRow() < a.fromRow();
        var classes = "mw-arrow" + (up ? " mw-up" : " mw-down") + (a.failure() ? " mw-failure" : "");
        html.leaf(
                "div",
                "",
                "class",
                a.settled() < a.resumed() ? classes + " mw-late" : classes,
                "data-mw-at",
                a.resumed(),
                "data-mw-step",
                ends[a.ended()],
                "style",
                "--x:" + percent(a.settled()) + ";--w:" + width(a.settled(), a.resumed()) + ";--h:" + (distance - 16)
                        + "px");
    }
}
