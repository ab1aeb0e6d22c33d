package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The moment at which a failure reached a task: at the end of a wait, or, if the task looked at a promise that
/// had failed before and so did not wait at all, at its own end.
///
/// @param at     the moment
/// @param from   the operation or task that had failed, if it is known
/// @param ended  id of the wait that it ended; that of the task itself if it did not wait
/// @param reason the failure, as text
record Arrival(long at, @Nullable Span from, int ended, String reason) {

    /// All arrivals at a task, in order of time.
    static List<Arrival> in(Timeline timeline, Span task, List<Span> within) {
        var arrivals = new ArrayList<Arrival>();
        for (var w : within) {
            if (w.kind() == Kind.WAIT && w.outcome() == Outcome.REJECTED) {
                var cause = w.cause() < 0 ? null : timeline.spans().get(w.cause());
                var reason = reason(w, cause, task);
                arrivals.add(new Arrival(w.end(), failed(timeline, w, cause, reason), w.id(), reason));
            }
        }
        boolean told = arrivals.stream().anyMatch(a -> a.at() == task.end());
        if (task.kind() == Kind.TASK
                && task.outcome() == Outcome.REJECTED
                && !told
                && !task.detail().isBlank()) {
            timeline.spans().stream()
                    .filter(s -> s.task() == task.id() && (s.kind() == Kind.OPERATION || s.kind() == Kind.TASK))
                    .filter(s -> s.outcome() == Outcome.REJECTED && s.end() <= task.end())
                    .filter(s -> s.detail().equals(task.detail()))
                    .findFirst()
                    .ifPresent(s -> arrivals.add(new Arrival(task.end(), s, task.id(), task.detail())));
        }
        return arrivals;
    }

    /// What failed: mostly what ended the wait, but a stage of two waits for both, and may end with the failure of the
    /// first.
    private static @Nullable Span failed(Timeline timeline, Span wait, @Nullable Span cause, String reason) {
        if (cause == null || cause.outcome() != Outcome.FULFILLED) {
            return cause;
        }
        return timeline.spans().stream()
                .filter(s -> s.kind() != Kind.WAIT && s.outcome() == Outcome.REJECTED)
                .filter(s -> s.id() != wait.task()
                        && s.end() <= wait.end()
                        && s.detail().equals(reason))
                .findFirst()
                .orElse(null);
    }

    private static String reason(Span wait, @Nullable Span from, Span task) {
        if (!wait.detail().isBlank()) {
            return wait.detail();
        }
        if (from != null) {
            return from.detail();
        }
        return task.end() == wait.end() && task.outcome() == Outcome.REJECTED ? task.detail() : "";
    }
}
