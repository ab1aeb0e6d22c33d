package dev.meanwhile.agreement;

import dev.meanwhile.Run;
import dev.meanwhile.promise.AggregateException;
import dev.meanwhile.promise.Settled;
import dev.meanwhile.sim.DeadlockException;
import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// What can be seen of a run, line by line: log and unhandled rejections in their order, rejections that were
/// handled late, then all operations, tasks and stretches of work in order of start, and how main ended.
final class Observed {
    private Observed() {}

    static List<String> of(Run<Object> run) {
        var lines = new ArrayList<String>();
        var unhandled = run.unhandled().iterator();
        var timeline = run.timeline();
        for (var mark : timeline.marks()) {
            if (mark.kind() == Mark.Kind.LOG) {
                lines.add(mark.at() + " " + timeline.spans().get(mark.span()).name() + ": " + mark.text());
            } else if (mark.kind() == Mark.Kind.UNHANDLED) {
                var rejection = unhandled.next();
                lines.add(rejection.at() + " unhandled " + rejection.promise() + ": " + show(rejection.reason()));
            }
        }
        // Node tells so at the end of the turn: with work in it that is later than the moment of looking
        boolean exact = timeline.spans().stream().noneMatch(s -> s.kind() == Kind.BUSY);
        run.unhandled().stream()
                .filter(u -> u.handledAt().isPresent())
                .map(u -> (exact ? u.handledAt().getAsLong() + " " : "") + "handled late: " + u.promise())
                .sorted()
                .forEach(lines::add);
        timeline.spans().stream()
                .filter(s -> s.kind() != Kind.WAIT)
                .map(Observed::line)
                .forEach(lines::add);
        lines.add(ending(run));
        return lines;
    }

    private static String line(Span s) {
        return s.kind() + " " + s.name() + " " + s.start() + " "
                + (s.outcome() == Outcome.PENDING ? "PENDING" : s.end() + " " + s.outcome());
    }

    private static String ending(Run<Object> run) {
        return switch (run.failure()) {
            case null -> "main returned " + show(run.value());
            case DeadlockException _ -> "main waits for ever";
            case Throwable e -> "main threw " + show(e);
        };
    }

    /// A value or a reason, as `show` of the JavaScript side writes it.
    static String show(Object value) {
        return switch (value) {
            case List<?> list ->
                "[" + String.join(", ", list.stream().map(Observed::show).toList()) + "]";
            case Settled.Fulfilled<?>(var v) -> "+" + show(v);
            case Settled.Rejected<?>(var reason) -> "-" + show(reason);
            case AggregateException e -> "none of " + show(e.reasons());
            case TimeoutException _ -> "!timeout";
            case Throwable e -> "!" + e.getMessage();
            default -> String.valueOf(value);
        };
    }
}
