package dev.meanwhile.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Walks back from the end of `main`: whoever ended the last wait set the pace before it. This is the "last finishing
/// child" walk of trace viewers (Jaeger's critical path), made exact by knowing which settlement ended each wait.
final class CriticalPath {
    private final Timeline timeline;
    private final Map<Integer, List<Span>> waitsOfTask = new HashMap<>();
    private final List<Segment> path = new ArrayList<>();

    private CriticalPath(Timeline timeline) {
        this.timeline = timeline;
        for (var s : timeline.spans()) {
            if (s.kind() == Kind.WAIT) {
                waitsOfTask.computeIfAbsent(s.task(), _ -> new ArrayList<>()).add(s);
            }
        }
        waitsOfTask.values().forEach(waits -> waits.sort(Comparator.comparingLong(Span::end)));
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
                if (lane.task() < 0) {
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
                add(cause, cause.start(), wait.end());
                at = cause.start();
                lane = timeline.spans().get(cause.task());
            }
        }
    }

    private Span lastWaitBefore(Span task, long at) {
        var waits = waitsOfTask.getOrDefault(task.id(), List.of());
        for (int i = waits.size() - 1; i >= 0; i--) {
            var w = waits.get(i);
            if (w.end() <= at && w.start() < at) {
                return w;
            }
        }
        return null;
    }

    private void add(Span span, long from, long to) {
        if (to > from) {
            path.add(new Segment(span.id(), from, to));
        }
    }
}
