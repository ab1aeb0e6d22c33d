package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;
import static dev.meanwhile.render.SvgFrame.LINE;
import static dev.meanwhile.render.SvgFrame.MARGIN;
import static dev.meanwhile.render.SvgFrame.MONO_COLUMN;
import static dev.meanwhile.render.SvgFrame.ROW;
import static dev.meanwhile.render.SvgFrame.move;

import java.util.ArrayList;
import java.util.List;

/// The rows of one timeline in an SVG picture.
final class SvgPanel {
    private final SvgFrame frame;
    private final Layout layout;
    private final SvgMarks marks;
    private final List<List<Packing.Placed>> notes = new ArrayList<>();
    private final double[] tops;
    private final double bottom;

    /// @param top where the first row begins
    SvgPanel(SvgFrame frame, Layout layout, double top) {
        this.frame = frame;
        this.layout = layout;
        this.marks = new SvgMarks(frame);
        this.tops = new double[layout.rows().size()];
        double at = top;
        for (int i = 0; i < tops.length; i++) {
            var row = layout.rows().get(i);
            tops[i] = at;
            notes.add(frame.packing().place(row.notes()));
            at += ROW + (Packing.lines(notes.get(i)) + row.ghosts().size()) * LINE;
        }
        bottom = at;
    }

    /// Where the last row ends.
    double bottom() {
        return bottom;
    }

    private double middle(int row) {
        return tops[row] + ROW / 2;
    }

    void draw() {
        for (int i = 0; i < tops.length; i++) {
            row(layout.rows().get(i), i);
        }
        layout.arrows().forEach(a -> marks.arrow(a, middle(a.fromRow()), middle(a.toRow())));
        for (int i = 0; i < tops.length; i++) {
            var span = layout.rows().get(i).span();
            if (span != null) {
                marks.ending(Ending.of(span.outcome()), frame.x(span.end()), middle(i));
            }
            notes(i);
            ghosts(i);
        }
        frame.svg().newline();
    }

    private void row(Row row, int index) {
        double base = middle(index) + 4;
        double indent = 12.0 * row.indent();
        frame.svg().open("g").leaf("title", describe(row));
        var label = Columns.clip(row.label(), (int) ((frame.left() - MARGIN - indent - 12) / MONO_COLUMN));
        frame.mono(MARGIN + indent, base, label, row.lane() ? "700" : "400");
        if (row.span() == null) {
            marks.density(row.fold(), tops[index] + ROW - 4);
        } else {
            row.stretches().forEach(s -> marks.stretch(s, middle(index)));
            marks.critical(layout.path(), row.span(), middle(index));
            marks.logged(layout.timeline().marks(), row.span(), middle(index));
        }
        frame.mono(frame.timesX(), base, SvgFrame.times(row), "400");
        frame.svg().close().newline();
    }

    private static String describe(Row row) {
        return row.span() == null
                ? row.label() + ": " + row.fold().endings()
                : row.label() + ": " + Words.kind(row.span()) + ", " + Times.interval(row.from(), row.to()) + ", "
                        + Words.ending(row.span());
    }

    private void notes(int index) {
        var theme = frame.theme();
        for (var p : notes.get(index)) {
            double x = frame.left() + p.x();
            if (p.line() == 0) {
                marks.label(p.text(), x + 6, middle(index) + 4);
                continue;
            }
            double base = tops[index] + ROW + p.line() * LINE - 6;
            double turn = p.right() ? 7 : -7;
            var pointer = move(x, tops[index] + ROW - 5) + "V" + number(base - 4) + "h" + number(turn);
            frame.line(pointer, theme.muted(), 1);
            var colour = switch (p.note().tone()) {
                case WAIT, BUSY, ORPHAN -> theme.muted();
                case FAILURE -> theme.bad();
                case WARNING -> theme.warn();
            };
            frame.anchored(x + turn * 1.5, base, p.text(), colour, p.right() ? "start" : "end");
        }
    }

    private void ghosts(int index) {
        double y = tops[index] + ROW + Packing.lines(notes.get(index)) * LINE + LINE / 2 - 3;
        for (var ghost : layout.rows().get(index).ghosts()) {
            marks.ghost(ghost, y);
            y += LINE;
        }
    }
}
