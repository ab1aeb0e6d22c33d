package dev.meanwhile.timeline;

import dev.meanwhile.sim.Activity;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Journal;
import dev.meanwhile.sim.Operation;
import dev.meanwhile.sim.Sites;
import dev.meanwhile.sim.Task;
import dev.meanwhile.sim.Time;
import dev.meanwhile.sim.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the record of a loop into a [Timeline].
public final class Recording {
    private static final int LONGEST_DETAIL = 200;
    /// What `Object.toString()` gives: its number is another one in each run, so only the simple name is kept.
    private static final Pattern IDENTITY = Pattern.compile("(?:\\w*[.$])+(\\w+)@[0-9a-f]{5,8}\\b");

    private final EventLoop loop;
    private final IdentityHashMap<Activity, Integer> ids = new IdentityHashMap<>();

    private Recording(EventLoop loop) {
        this.loop = loop;
    }

    /// What `loop` has recorded until now.
    public static Timeline of(EventLoop loop) {
        return new Recording(loop).timeline();
    }

    private Timeline timeline() {
        // the journal has waits where they ended; the sort is stable, so that `main`, the oldest, stays first
        var activities = new ArrayList<>(loop.journal().activities());
        if (!loop.isVirtual()) {
            activities.removeIf(Recording::isTooShortToSee);
        }
        activities.sort(Comparator.comparingLong(Activity::start));
        activities.forEach(a -> ids.put(a, ids.size()));
        var spans = activities.stream().map(this::span).toList();
        return new Timeline(loop.name(), spans, marks(), loop.isVirtual());
    }

    /// On the wall clock, giving others their turn takes microseconds.
    private static boolean isTooShortToSee(Activity a) {
        return a instanceof Wait
                && a.ending() != Activity.Ending.GOING_ON
                && Time.millis(a.start()) == Time.millis(a.end());
    }

    private Span span(Activity a) {
        boolean goesOn = a.ending() == Activity.Ending.GOING_ON;
        long end = Time.millis(goesOn ? loop.now() : a.end());
        return new Span(
                id(a),
                kind(a),
                a.name(),
                a instanceof Operation o
                        ? o.arguments().stream().map(Recording::text).toList()
                        : List.of(),
                Time.millis(a.start()),
                end,
                outcome(a),
                detail(a),
                id(a.task()),
                a instanceof Wait w ? id(w.cause()) : -1,
                abandonedAt(a),
                Optional.ofNullable(a.site()).map(Sites::place).map(p -> new Source(p.name(), p.line())));
    }

    private int id(@Nullable Activity a) {
        return a == null ? -1 : ids.getOrDefault(a, -1);
    }

    private static Kind kind(Activity a) {
        return switch (a) {
            case Task _ -> Kind.TASK;
            case Operation _ -> Kind.OPERATION;
            case Wait _ -> Kind.WAIT;
            default -> Kind.BUSY;
        };
    }

    private Outcome outcome(Activity a) {
        if (a == loop.main() && loop.isSession()) {
            return Outcome.FULFILLED; // a prompt has no end of its own; what it has done so far is done
        }
        return switch (a.ending()) {
            case FULFILLED -> Outcome.FULFILLED;
            case REJECTED -> Outcome.REJECTED;
            case CANCELLED -> Outcome.CANCELLED;
            case GOING_ON -> Outcome.PENDING;
        };
    }

    private static String detail(Activity a) {
        return switch (a.result()) {
            case null -> "";
            case Throwable e -> reason(e);
            case Object value -> text(value);
        };
    }

    /// Only operations and tasks that others started can be abandoned, and only while they went on.
    private long abandonedAt(Activity a) {
        boolean canBe = a instanceof Operation || (a instanceof Task && a != loop.main());
        if (!canBe || a.abandonedAt() < 0 || a.ending() == Activity.Ending.CANCELLED) {
            return -1;
        }
        return a.end() > a.abandonedAt() || a.ending() == Activity.Ending.GOING_ON ? Time.millis(a.abandonedAt()) : -1;
    }

    private List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        for (var entry : loop.journal().entries()) {
            marks.add(mark(entry));
        }
        if (loop.verdict() != null) {
            marks.add(new Mark(
                    Mark.Kind.VERDICT,
                    Time.millis(loop.now()),
                    0,
                    String.valueOf(loop.verdict().getMessage())));
        }
        return marks;
    }

    private Mark mark(Journal.Entry entry) {
        long at = Time.millis(entry.at());
        return switch (entry) {
            case Journal.Line line -> new Mark(Mark.Kind.LOG, at, id(line.task()), line.message());
            case Journal.Unhandled u -> new Mark(Mark.Kind.UNHANDLED, at, id(u.by()), unhandled(u));
            case Journal.HandledLate h ->
                new Mark(Mark.Kind.HANDLED_LATE, at, id(h.rejection().by()), unhandled(h.rejection()));
        };
    }

    private static String unhandled(Journal.Unhandled u) {
        return u.by() == null ? u.promise() + ": " + reason(u.reason()) : reason(u.reason());
    }

    private static String reason(Throwable e) {
        var message = e.getMessage();
        return shortened(
                message == null ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + ": " + message);
    }

    /// Values are the learner's: their `toString` may be long, or throw.
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        try {
            return shortened(String.valueOf(value));
        } catch (RuntimeException e) {
            return value.getClass().getSimpleName() + " (its toString() threw "
                    + e.getClass().getSimpleName() + ")";
        }
    }

    private static String shortened(String text) {
        var start = text.length() <= 10 * LONGEST_DETAIL ? text : text.substring(0, 10 * LONGEST_DETAIL);
        var same = IDENTITY.matcher(start).replaceAll("$1");
        return same.length() <= LONGEST_DETAIL ? same : same.substring(0, LONGEST_DETAIL - 1) + "…";
    }
}
