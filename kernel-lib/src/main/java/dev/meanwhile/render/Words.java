package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// The words of a picture, the same in text, SVG and HTML.
final class Words {
    private static final int LONGEST_PATH = 6;
    private static final int MOST_LINES = 12;

    private Words() {}

    /// `fetchPosts(1)`, or just the name where there are no arguments.
    static String label(Span span) {
        var name = Clean.line(span.name());
        if (name.isBlank()) {
            name = "(no name)";
        }
        return span.arguments().isEmpty()
                ? name
                : name + span.arguments().stream().map(Clean::line).collect(Collectors.joining(", ", "(", ")"));
    }

    /// `operation`, `task`, …
    static String kind(Span span) {
        return switch (span.kind()) {
            case OPERATION -> "operation";
            case TASK -> "task";
            case BUSY -> "busy stretch";
            case WAIT -> "wait";
        };
    }

    /// `fulfilled, nobody waits from 80 ms on`
    static String ending(Span span) {
        var word = Ending.of(span.outcome()).word();
        return span.abandoned() ? word + ", " + orphan(span) : word;
    }

    /// `nobody waits from 80 ms on`
    static String orphan(Span span) {
        return span.abandonedAt() <= span.start()
                ? "nobody ever waits for it"
                : "nobody waits from " + Times.of(span.abandonedAt()) + " on";
    }

    /// `waits for fetchUser`
    static String wait(Span wait) {
        if (wait.name().equals("sleep")) {
            return "sleeps";
        }
        var words = "waits for " + Clean.line(wait.name());
        return wait.outcome() == Outcome.PENDING ? words + ", for ever" : words;
    }

    /// `waits for all; fetchPosts ends it`, where the name of the wait does not tell who does.
    static String wait(Span wait, Timeline timeline) {
        var cause = wait.cause() < 0 ? null : timeline.spans().get(wait.cause());
        return cause == null || wait.name().contains(cause.name())
                ? wait(wait)
                : wait(wait) + "; " + label(cause) + " ends it";
    }

    /// `waits for fetchUser` or `busy: render`
    static String inLane(Span span, Timeline timeline) {
        return span.kind() == Kind.BUSY ? "busy: " + label(span) : wait(span, timeline);
    }

    /// What an unhandled rejection says beneath its row.
    static String warning(Mark mark) {
        return mark.kind() == Mark.Kind.UNHANDLED
                ? "! unhandled: nothing was attached when it failed"
                : "! looked at after all at " + Times.of(mark.at()) + ", too late";
    }

    /// What a stretch shows: `main waits for fetchUser`.
    static String stretch(Stretch stretch, String row) {
        var span = stretch.span();
        if (span == null) {
            return row + ": " + Times.grouped(stretch.many()) + " short stretches";
        }
        return switch (stretch.look()) {
            case IN_FLIGHT, FAILS, STOPPED -> row + " is in flight";
            case PARKED -> row + " " + wait(span);
            case BUSY -> row + " holds the one thread: " + label(span);
            case READY -> row + " runs or waits for its turn";
            case ORPHAN ->
                span.kind() == Kind.WAIT
                        ? row + " " + wait(span) + "; nobody waits for " + row
                        : row + " is still running, nobody waits";
        };
    }

    /// The lines of a mark in the log: `• main: user is Ada`. A verdict has several.
    static List<String> mark(Mark mark, Timeline timeline) {
        var spans = timeline.spans();
        var who = mark.span() >= 0 && mark.span() < spans.size() ? Columns.isolated(label(spans.get(mark.span()))) : "";
        var lines = mark.text().lines().map(l -> "  " + Clean.line(l.strip())).toList();
        var first = lines.isEmpty() ? "" : lines.getFirst().substring(2);
        return switch (mark.kind()) {
            case LOG -> with("• " + (who.isEmpty() ? "" : who + ": ") + first, lines);
            case UNHANDLED -> with("! unhandled rejection" + (who.isEmpty() ? "" : " of " + who) + ": " + first, lines);
            case HANDLED_LATE ->
                List.of("! the rejection" + (who.isEmpty() ? "" : " of " + who) + " is looked at after all, too late");
            case VERDICT -> with("■ " + first, lines);
        };
    }

    private static List<String> with(String first, List<String> lines) {
        var all = new ArrayList<String>();
        all.add(first);
        lines.stream().skip(1).limit(MOST_LINES).forEach(all::add);
        if (lines.size() > MOST_LINES + 1) {
            all.add("  … " + count(lines.size() - 1 - MOST_LINES, "more line"));
        }
        return all;
    }

    /// What a picture leaves out.
    static String folded(Layout layout) {
        return Times.grouped(layout.folded()) + " of " + count(layout.spans(), "row")
                + " folded; the height shows how many go on at a moment";
    }

    /// `fetchUser 0–100 ms → fetchPosts(1) 100–250 ms`
    static String path(Layout layout) {
        var timeline = layout.timeline();
        var path = layout.path();
        var words = path.stream()
                .limit(LONGEST_PATH)
                .map(s -> pathName(timeline.spans().get(s.span())) + " " + Times.interval(s.from(), s.to()))
                .collect(Collectors.joining(" → "));
        int more = path.size() - LONGEST_PATH;
        return more > 0 ? words + " → " + Times.grouped(more) + " more" : words;
    }

    private static String pathName(Span span) {
        return span.kind() == Kind.WAIT && !span.name().equals("sleep")
                ? "the wait for " + Clean.line(span.name())
                : label(span);
    }

    /// `a`, `a and b`, `a, b and c`
    static String list(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /// The names in order, those that occur several times once with their number: `fetchUser and fetchPosts × 3`
    static String names(List<Span> spans) {
        var counts = new LinkedHashMap<String, Integer>();
        spans.forEach(s -> counts.merge(Clean.line(s.name()), 1, Integer::sum));
        return list(counts.entrySet().stream()
                .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " × " + Times.grouped(e.getValue()))
                .toList());
    }

    /// `1 row`, `2 rows`, `2 stretches`
    static String count(long n, String one) {
        return Times.grouped(n) + " " + one + (n == 1 ? "" : one.endsWith("ch") ? "es" : "s");
    }
}
