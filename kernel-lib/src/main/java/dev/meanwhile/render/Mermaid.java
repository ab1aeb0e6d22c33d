package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Writes a Mermaid gantt chart, for READMEs: one section a task, one bar a wait, busy stretch or operation.
/// Mermaid knows only `done`, `active` and `crit`, so the ending stands in words beside its symbol.
final class Mermaid {
    private static final Layout.Room ROOM = new Layout.Room(60, 60, 8, 8);

    private Mermaid() {}

    static String of(Timeline timeline) {
        var layout = Layout.of(timeline, ROOM);
        var out = new StringBuilder("gantt\n");
        line(out, "title " + plain(timeline.name()) + " (" + Clocks.of(timeline).title("ms") + ")");
        line(out, "accTitle: " + plain(timeline.name()));
        line(out, "accDescr: " + plain(Caption.of(timeline)));
        line(out, "dateFormat x");
        line(out, "axisFormat %Q");
        sections(layout).values().forEach(out::append);
        return out.toString();
    }

    /// A section for each task that is shown: its own lane, then what it started.
    private static Map<Integer, StringBuilder> sections(Layout layout) {
        var sections = new LinkedHashMap<Integer, StringBuilder>();
        for (var row : layout.rows()) {
            if (row.lane()) {
                sections.put(row.spans().getFirst().id(), task(row, layout.timeline()));
            } else {
                var section =
                        sections.getOrDefault(row.spans().getFirst().task(), Objects.requireNonNull(sections.get(0)));
                operation(section, row);
            }
        }
        return sections;
    }

    private static StringBuilder task(Row row, Timeline timeline) {
        var out = new StringBuilder();
        var task = row.spans().getFirst();
        line(out, "section " + plain(row.label()));
        for (var s : row.stretches()) {
            bar(out, shown(s, row, timeline), s.look() == Look.BUSY ? "active, " : "done, ", s.from(), s.to());
        }
        bar(out, Ending.of(task.outcome()) + " at " + Times.of(task.end()), "milestone, ", task.end(), task.end());
        return out;
    }

    private static void operation(StringBuilder out, Row row) {
        var span = row.span();
        if (span == null) {
            bar(out, row.label() + ", " + row.fold().endings(), "", row.from(), row.to());
            return;
        }
        var ending = Ending.of(span.outcome());
        var state = ending == Ending.REJECTED ? "crit, " : "";
        bar(out, ending.symbol() + " " + row.label() + ", " + Words.ending(span), state, row.from(), row.to());
    }

    private static void line(StringBuilder out, String text) {
        out.append("    ").append(text).append('\n');
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
