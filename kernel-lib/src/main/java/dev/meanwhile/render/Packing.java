package dev.meanwhile.render;

import java.util.ArrayList;
import java.util.List;

/// Finds a place for notes: inside of their stretch where there is room, else beneath it, several in a line if
/// they do not touch. It works in pixels of a chart that is `width` wide.
///
/// @param axis   virtual time
/// @param width  of the chart
/// @param column width of one column of text
/// @param before room to the left of the chart, for notes beneath a row
/// @param after  room to the right of it
record Packing(Axis axis, double width, double column, double before, double after) {
    private static final double GAP = 10;
    private static final double POINTER = 12;

    /// A note with its place.
    ///
    /// @param note  what it says
    /// @param x     where its moment is
    /// @param right whether it is written to the right of its moment, else to the left
    /// @param line  0 inside of the row, from 1 on beneath it
    /// @param text  what of it is shown
    record Placed(Note note, double x, boolean right, int line, String text) {}

    /// The notes of a row, each with its place.
    List<Placed> place(List<Note> notes) {
        var placed = new ArrayList<Placed>();
        var ends = new ArrayList<List<double[]>>();
        for (var note : notes) {
            double x = axis.at(note.at()) * width;
            double length = Columns.width(note.text()) * column + POINTER;
            double room = axis.at(note.to()) * width - x;
            if (length + GAP <= room) {
                placed.add(new Placed(note, x, true, 0, note.text()));
                continue;
            }
            double toTheRight = width + after - x;
            boolean right = length <= toTheRight || toTheRight >= before + x;
            double space = right ? toTheRight : before + x;
            var text = Columns.clip(note.text(), Math.max(8, (int) ((space - POINTER) / column)));
            double shown = Math.min(length, space);
            double from = right ? x : x - shown;
            placed.add(new Placed(note, x, right, line(ends, from, from + shown), text));
        }
        return placed;
    }

    private static int line(List<List<double[]>> lines, double from, double to) {
        int line = 0;
        while (line < lines.size()
                && lines.get(line).stream().anyMatch(taken -> from < taken[1] + GAP && taken[0] - GAP < to)) {
            line++;
        }
        if (line == lines.size()) {
            lines.add(new ArrayList<>());
        }
        lines.get(line).add(new double[] {from, to});
        return line + 1;
    }

    /// How many lines beneath the row are used.
    static int lines(List<Placed> placed) {
        return placed.stream().mapToInt(Placed::line).max().orElse(0);
    }
}
