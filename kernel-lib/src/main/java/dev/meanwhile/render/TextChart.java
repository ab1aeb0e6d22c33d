package dev.meanwhile.render;

import dev.meanwhile.timeline.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// The part of a text picture in which a column means a moment.
///
/// @param axis  virtual time
/// @param guess a moment that is marked in every row
/// @param left  the column at which it begins
/// @param cells how many columns the whole axis takes; one more holds the endings at its right end
/// @param width of the whole line
record TextChart(Axis axis, OptionalLong guess, int left, int cells, int width) {
    private static final int ROOM_FOR_A_NOTE = 48;
    private static final String DENSITY = " ▁▂▃▄▅▆▇█";

    private int cell(long millis) {
        return (int) Math.round(axis.at(millis) * cells);
    }

    /// The numbers above the ruler; one that would touch its neighbour is left out.
    String labels() {
        var line = new StringBuilder();
        for (long tick : axis.ticks()) {
            var label = axis.label(tick);
            int at = Math.max(0, cell(tick) - (label.length() - 1) / 2);
            if (line.isEmpty() || at > line.length()) {
                line.append(" ".repeat(at - line.length())).append(label);
            }
        }
        return line.toString();
    }

    /// `┬─────┬─────┬──`
    String ruler() {
        var line = blank('─');
        for (long tick : axis.ticks()) {
            line[cell(tick)] = '┬';
        }
        return new String(line);
    }

    private char[] blank(char fill) {
        var line = new char[cells + 1];
        Arrays.fill(line, fill);
        return line;
    }

    /// An empty row, with the guess.
    private char[] empty() {
        var line = blank(' ');
        guess.ifPresent(at -> line[cell(at)] = '┊');
        return line;
    }

    /// The stretches of a row, the moments at which something was logged, and its end.
    String row(Row row, List<Long> logged) {
        var line = empty();
        row.stretches().forEach(s -> paint(line, s, row));
        logged.forEach(at -> line[cell(at)] = '•');
        var span = row.span();
        if (span != null) {
            line[cell(span.end())] = Ending.of(span.outcome()).symbol();
        }
        return new String(line);
    }

    private void paint(char[] line, Stretch stretch, Row row) {
        int from = cell(stretch.from());
        int to = Math.min(line.length, Math.max(from + 1, cell(stretch.to())));
        Arrays.fill(line, from, to, stretch.look().fill());
        var span = stretch.span();
        if (stretch.look() != Look.PARKED || span == null) {
            return;
        }
        if (to - from > 1) {
            line[from] = '├';
            line[to - 1] = '┤';
        }
        if (span.outcome() == Outcome.REJECTED && span.end() < row.to()) {
            line[to - 1] = Ending.REJECTED.symbol();
        }
    }

    /// How many rows of a fold go on at each moment, as the height of a block.
    String density(Fold fold) {
        var density = fold.density(axis, cells);
        int highest = Math.max(1, Fold.highest(density));
        var line = empty();
        for (int i = 0; i < cells; i++) {
            if (density[i] > 0) {
                line[i] = DENSITY.charAt((density[i] * (DENSITY.length() - 1) + highest - 1) / highest);
            }
        }
        return new String(line);
    }

    /// What could have been, or was saved.
    String ghost(Ghost ghost) {
        var line = empty();
        int from = cell(ghost.from());
        int to = Math.min(line.length, Math.max(from + 1, cell(ghost.to())));
        Arrays.fill(line, from, to, ghost.kind().fill());
        if (ghost.kind() == Ghost.Kind.SAVED && to - from > 1) {
            line[from] = '├';
            line[to - 1] = '┤';
        }
        return new String(line, 0, to);
    }

    /// Words that begin with a pointer to a moment, or end with it.
    List<String> pointed(long at, String words, String pointer) {
        int column = left + cell(at);
        return column + Columns.width(words) <= width
                ? List.of(" ".repeat(column) + words)
                : List.of(Columns.right(words.substring(pointer.length()).strip() + " " + pointer, column + 1));
    }

    /// Lines of notes, each beginning (or ending) at its moment; several share a line where there is room.
    List<String> notes(List<Note> notes) {
        var lines = new ArrayList<StringBuilder>();
        var ends = new ArrayList<Integer>();
        for (var note : notes) {
            var words = note.text() + (note.to() > note.at() ? " " + Times.interval(note.at(), note.to()) : "");
            int at = left + cell(note.at());
            int length = Columns.width(words) + 2;
            if (at + length <= width) {
                put(lines, ends, at, "└ " + Columns.isolated(words));
            } else if (at + 1 - length >= 0) {
                put(lines, ends, at + 1 - length, Columns.isolated(words) + " ┘");
            } else {
                block(lines, ends, at, words);
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    /// A note that takes several lines: the first one points to its moment.
    private void block(List<StringBuilder> lines, List<Integer> ends, int at, String words) {
        boolean right = width - at >= ROOM_FOR_A_NOTE || at < ROOM_FOR_A_NOTE;
        var broken = Columns.wrap(words, right ? Math.max(ROOM_FOR_A_NOTE, width - at) - 2 : at - 1, 0);
        int longest = broken.stream().mapToInt(Columns::width).max().orElse(0);
        int from = right ? Math.max(0, Math.min(at, width - ROOM_FOR_A_NOTE)) + 2 : at - 1 - longest;
        for (int i = 0; i < broken.size(); i++) {
            var text = Columns.isolated(broken.get(i));
            var line = new StringBuilder();
            if (i == 0 && right) {
                line.append(" ".repeat(from - 2)).append("└ ").append(text);
            } else if (i == 0) {
                line.append(" ".repeat(from))
                        .append(Columns.left(broken.get(i), longest))
                        .append(" ┘");
            } else {
                line.append(" ".repeat(from)).append(text);
            }
            lines.add(line);
            ends.add(width);
        }
    }

    private static void put(List<StringBuilder> lines, List<Integer> ends, int at, String text) {
        int line = 0;
        while (line < lines.size() && ends.get(line) + 1 > at) {
            line++;
        }
        if (line == lines.size()) {
            lines.add(new StringBuilder());
            ends.add(-1);
        }
        int used = Math.max(0, ends.get(line));
        lines.get(line).append(" ".repeat(at - used)).append(text);
        ends.set(line, at + Columns.width(text));
    }
}
