package dev.meanwhile.check;

import dev.meanwhile.Run;
import dev.meanwhile.sim.RunawayException;
import java.util.Objects;
import java.util.Optional;

/// Thrown by [Expect] when a run failed that should have come to its end; the failure is the cause.
final class FailedRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String when;
    private final transient Run<?> run;

    FailedRun(Throwable failure, Run<?> run, String when) {
        super(failure.toString(), failure);
        this.run = run;
        this.when = when;
    }

    Throwable failure() {
        return Objects.requireNonNull(getCause());
    }

    /// The finding about the failure, with the run that it ended. A runaway has millions of spans, too many to
    /// look at.
    Finding complete(Finding aboutFailure) {
        return switch (aboutFailure.verdict()) {
            case THREW, NEVER_ENDS ->
                getCause() instanceof RunawayException
                        ? aboutFailure
                        : aboutFailure.withWhen(when).withTimeline(Optional.of(run.timeline()));
            default -> aboutFailure;
        };
    }
}
