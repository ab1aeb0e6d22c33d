package dev.meanwhile.check;

import dev.meanwhile.timeline.Timeline;
import java.util.Optional;

/// Thrown by [Expect] when a run failed that should have come to its end; the failure is the cause.
final class FailedRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String when;
    private final transient Timeline timeline;

    FailedRun(Throwable failure, String when, Timeline timeline) {
        super(failure.toString(), failure);
        this.when = when;
        this.timeline = timeline;
    }

    /// The finding about the failure, with the run that it ended.
    Finding complete(Finding aboutFailure) {
        return switch (aboutFailure.verdict()) {
            case THREW, NEVER_ENDS -> aboutFailure.withWhen(when).withTimeline(Optional.of(timeline));
            default -> aboutFailure;
        };
    }
}
