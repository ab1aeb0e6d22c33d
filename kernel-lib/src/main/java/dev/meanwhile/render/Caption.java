package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One sentence that says the essential of a timeline: what ran before or beside what, what failed, how long it
/// took.
final class Caption {
    private static final int MOST_NAMES = 4;

    private final Timeline timeline;
    private final List<Span> operations;

    private Caption(Timeline timeline) {
        this.timeline = timeline;
        this.operations = timeline.spans().stream()
                .filter(s -> s.kind() == Kind.OPERATION)
                .toList();
    }

    /// `fetchPosts started only after fetchUser had ended; 250 ms in all.`
    static String of(Timeline timeline) {
        return timeline.spans().isEmpty() ? "Nothing happened." : new Caption(timeline).sentence();
    }

    /// `together was done at 150 ms, one after the other at 250 ms.`
    static String compared(List<Timeline> timelines) {
        return Words.list(timelines.stream()
                        .sorted(Comparator.comparingLong(Drawing::done))
                        .map(t -> Clean.line(t.name()) + " was done at " + Times.of(Drawing.done(t)))
                        .toList())
                + ".";
    }

    private String sentence() {
        var parts = new ArrayList<String>();
        parts.add(shape());
        ending(parts);
        orphans(parts);
        unhandled(parts);
        parts.add(total());
        return String.join("; ", parts) + ".";
    }

    private String shape() {
        var lasting = operations.stream().filter(s -> s.duration() > 0).toList();
        if (lasting.isEmpty()) {
            return busy();
        }
        if (lasting.size() == 1) {
            var s = lasting.getFirst();
            return Clean.line(s.name()) + " took " + Times.of(s.duration());
        }
        int most = timeline.maxConcurrency();
        if (most == 1) {
            return chain(lasting);
        }
        if (most == lasting.size() && most <= MOST_NAMES) {
            long sum = lasting.stream().mapToLong(Span::duration).sum();
            return Words.names(lasting) + " were in flight at the same time (" + Times.of(sum)
                    + " one after the other)";
        }
        return Words.count(lasting.size(), "operation") + ", at most " + Times.grouped(most) + " at the same time";
    }

    private String chain(List<Span> lasting) {
        var inOrder =
                lasting.stream().sorted(Comparator.comparingLong(Span::start)).toList();
        if (inOrder.size() == 2) {
            return Clean.line(inOrder.get(1).name()) + " started only after "
                    + Clean.line(inOrder.get(0).name()) + " had ended";
        }
        return inOrder.size() <= MOST_NAMES
                ? Words.names(inOrder) + " ran one after the other"
                : Words.count(inOrder.size(), "operation") + ", one after the other";
    }

    private String busy() {
        var busy = timeline.spans().stream()
                .filter(s -> s.kind() == Kind.BUSY && s.duration() > 0)
                .toList();
        if (busy.isEmpty()) {
            return timeline.isVirtual() ? "no operation took any time" : "nothing was in flight";
        }
        long sum = busy.stream().mapToLong(Span::duration).sum();
        var who = busy.size() <= MOST_NAMES ? Words.names(busy) : Words.count(busy.size(), "busy stretch");
        return who + " held the one thread for " + Times.of(sum);
    }

    /// The engine's verdict, if there is one, else why `main` failed.
    private void ending(List<String> parts) {
        var main = timeline.spans().getFirst();
        var verdict = timeline.marks().stream()
                .filter(m -> m.kind() == Mark.Kind.VERDICT)
                .findFirst();
        var reason = main.detail().isBlank() ? "" : ": " + Clean.line(main.detail());
        if (verdict.isPresent()) {
            parts.add(Clean.line(verdict.get().text().lines().findFirst().orElse("")));
        } else if (main.outcome() == Outcome.REJECTED) {
            parts.add("main failed at " + Times.of(main.end()) + reason);
        } else if (main.outcome() == Outcome.CANCELLED) {
            parts.add("main was cancelled at " + Times.of(main.end()) + reason);
        }
    }

    private void orphans(List<String> parts) {
        var orphans = timeline.spans().stream()
                .filter(s -> s.abandoned() && s.end() > s.abandonedAt() && s.kind() != Kind.WAIT)
                .filter(s -> s.outcome() != Outcome.PENDING)
                .toList();
        if (orphans.size() == 1) {
            var s = orphans.getFirst();
            parts.add(Clean.line(s.name()) + " ran on to " + Times.of(s.end()) + " though nobody waited for it");
        } else if (orphans.size() > 1) {
            long end = orphans.stream().mapToLong(Span::end).max().orElseThrow();
            var who = orphans.size() <= MOST_NAMES ? Words.names(orphans) : Words.count(orphans.size(), "other");
            parts.add(who + " ran on, until " + Times.of(end) + ", though nobody waited for them");
        }
    }

    private void unhandled(List<String> parts) {
        long unhandled = timeline.marks().stream()
                .filter(m -> m.kind() == Mark.Kind.UNHANDLED)
                .count();
        if (unhandled > 0) {
            parts.add(unhandled == 1 ? "one rejection was unhandled" : unhandled + " rejections were unhandled");
        }
    }

    private String total() {
        long main = timeline.spans().getFirst().end();
        long all = timeline.duration();
        return main == all
                ? Times.of(all) + " in all"
                : "main was done at " + Times.of(main) + ", everything at " + Times.of(all);
    }
}
