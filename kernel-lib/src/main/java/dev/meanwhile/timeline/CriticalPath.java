package dev.meanwhile.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks back from the end of `main`: whoever ended the last wait set the pace before it. This is the "last
/// finishing child" walk of trace viewers (Jaeger's critical path), made exact by knowing which settlement ended
/// each wait. What started while its task was parked (a callback started it) goes on from what had ended last
/// before.
final class CriticalPath {
    private final Timeline timeline;
    private final Map<Integer, List<Span>> waits = new HashMap<>();
    private final Map<Integer, List<Span>> works = new HashMap<>();
    private final List<Segment> path = new ArrayList<>();

    private CriticalPath(Timeline timeline) {
        this.timeline = timeline;
        for (var s : timeline.spans()) {
            if (s.kind() == Kind.WAIT) {
                waits.computeIfAbsent(s.task(), _ -> new ArrayList<>()).add(s);
            } else if (s.kind() != Kind.BUSY && s.id() > 0) {
                works.computeIfAbsent(s.task(), _ -> new ArrayList<>()).add(s);
            }
        }
        waits.values().forEach(list -> list.sort(Comparator.comparingLong(Span::end)));
        works.values().forEach(list -> list.sort(Comparator.comparingLong(Span::end)));
    }

    static List<Segment> of(Timeline timeline) {
        if (timeline.spans().isEmpty()) {
            return List.of();
        }
        var walk = new CriticalPath(timeline);
        var main = timeline.spans().get(0);
        walk.back(main, main.end());
        Collections.reverse(walk.path);
        return List.copyOf(walk.path);
    }

    /// Each step goes to an earlier moment, or stays at it but goes to a span that started before, so it ends.
    private void back(Span task, long until) {
        var lane = task;
        long at = until;
        while (true) {
            var wait = lastWaitBefore(lane, at);
            if (wait == null) {
                add(lane, lane.start(), at);
                if (lane.task() < 0 || lane.task() >= lane.id()) {
                    return;
                }
                at = Math.min(at, lane.start());
                lane = timeline.spans().get(lane.task());
                continue;
            }
            add(lane, wait.end(), at);
            var cause = wait.cause() < 0 ? null : timeline.spans().get(wait.cause());
            if (cause == null) {
                add(wait, wait.start(), wait.end());
                at = wait.start();
            } else if (cause.kind() == Kind.TASK) {
                at = wait.end();
                lane = cause;
            } else {
                at = started(cause, wait.end());
                lane = timeline.spans().get(Math.max(0, cause.task()));
            }
        }
    }

    /// Adds an operation, and those that led to it while its task was parked; gives the moment at which the first
    /// of them was called by the task itself.
    private long started(Span operation, long until) {
        var work = operation;
        long at = until;
        while (true) {
            add(work, work.start(), at);
            at = Math.min(at, work.start());
            var parked = waitAround(work.task(), at);
            if (parked == null) {
                return at;
            }
            var before = lastEndedBefore(work.task(), at);
            if (before == null || before.end() <= parked.start() || before.start() >= at) {
                add(parked, parked.start(), at);
                return parked.start();
            }
            add(parked, before.end(), at);
            at = before.end();
            work = before;
        }
    }

    /// The last wait of a task that was over at a moment, and that took time.
    private @Nullable Span lastWaitBefore(Span task, long at) {
        var list = waits.getOrDefault(task.id(), List.of());
        for (int i = endedBy(list, at) - 1; i >= 0; i--) {
            if (list.get(i).start() < at) {
                return list.get(i);
            }
        }
        return null;
    }

    /// The wait in the middle of which a moment is.
    private @Nullable Span waitAround(int task, long at) {
        var list = waits.getOrDefault(task, List.of());
        int next = endedBy(list, at);
        return next < list.size() && list.get(next).start() < at ? list.get(next) : null;
    }

    /// Of several that ended at the same moment, the one that started first: its callbacks ran first.
    private @Nullable Span lastEndedBefore(int task, long at) {
        Span last = null;
        var list = works.getOrDefault(task, List.of());
        for (int i = endedBy(list, at) - 1;
                i >= 0 && (last == null || list.get(i).end() == last.end());
                i--) {
            if (list.get(i).duration() > 0) {
                last = list.get(i);
            }
        }
        return last;
    }

    /// How many of a list, in order of their ends, have ended by a moment.
    private static int endedBy(List<Span> list, long at) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).end() <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(Span span, long from, long to) {
        if (to > from) {
            path.add(new Segment(span.id(), from, to));
        }
    }
}
