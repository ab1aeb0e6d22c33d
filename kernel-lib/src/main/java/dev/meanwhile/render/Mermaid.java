package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Timeline;
import java.util.stream.Collectors;

/// Writes a Mermaid gantt chart, for READMEs: one section a task, one bar a wait, busy stretch or operation.
/// Mermaid knows only `done`, `active` and `crit`, so the ending stands in words beside its symbol.
final class Mermaid {
    private static final Layout.Room ROOM = new Layout.Room(60, 60, 8, 8);

    private Mermaid() {}

    static String of(Timeline timeline) {
        var layout = Layout.of(timeline, ROOM);
        var out = new StringBuilder("gantt\n");
        line(out, "title " + plain(timeline.name()) + " (" + layout.axis().title() + ")");
        line(out, "accTitle: " + plain(timeline.name()));
        line(out, "accDescr: " + plain(Caption.of(timeline)));
        line(out, "dateFormat x");
        line(out, "axisFormat %Q");
        for (var row : layout.rows()) {
            row(out, row, timeline);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String text) {
        out.append("    ").append(text).append('\n');
    }

    private static void row(StringBuilder out, Row row, Timeline timeline) {
        var span = row.span();
        if (span == null) {
            bar(out, row.label() + ", " + row.fold().endings(), "", row.from(), row.to());
            return;
        }
        var ending = Ending.of(span.outcome());
        if (span.kind() == Kind.TASK) {
            line(out, "section " + plain(row.label()));
            for (var s : row.stretches()) {
                bar(out, shown(s, row, timeline), s.look() == Look.BUSY ? "active, " : "done, ", s.from(), s.to());
            }
            bar(out, ending + " at " + Times.of(span.end()), "milestone, ", span.end(), span.end());
        } else {
            var state = ending == Ending.REJECTED ? "crit, " : "";
            bar(out, ending.symbol() + " " + row.label() + ", " + Words.ending(span), state, row.from(), row.to());
        }
    }

    private static String shown(Stretch stretch, Row row, Timeline timeline) {
        var span = stretch.span();
        return span == null || span.kind() == Kind.TASK
                ? Words.stretch(stretch, row.label())
                : Words.inLane(span, timeline);
    }

    private static void bar(StringBuilder out, String text, String state, long from, long to) {
        line(out, "· " + plain(text) + " :" + state + from + ", " + to);
    }

    /// What Mermaid would read as its own syntax is written with look-alikes.
    private static String plain(String text) {
        return Clean.line(text).codePoints().mapToObj(Mermaid::plain).collect(Collectors.joining());
    }

    private static String plain(int c) {
        return switch (c) {
            case ':' -> "∶";
            case ';' -> "；";
            case '#' -> "＃";
            case '%' -> "％";
            case '<' -> "‹";
            case '>' -> "›";
            case '{' -> "｛";
            case '}' -> "｝";
            case '"' -> "”";
            case '`', '\'' -> "’";
            case '&' -> "＆";
            case '\\' -> "＼";
            default -> Character.toString(c);
        };
    }
}
