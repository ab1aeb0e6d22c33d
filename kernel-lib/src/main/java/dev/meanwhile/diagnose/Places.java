package dev.meanwhile.diagnose;

import dev.meanwhile.sim.Activity;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Sites;
import dev.meanwhile.sim.Wait;
import dev.meanwhile.timeline.Source;
import java.util.Comparator;
import java.util.Optional;

/// The lines of the learner's code that a finding is about.
final class Places {
    private Places() {}

    static Optional<Source> of(Activity activity) {
        return Optional.ofNullable(activity.site()).map(Sites::place).map(p -> new Source(p.name(), p.line()));
    }

    /// Where the task that made `call` waited for `waitedFor`: the wait that it ended, else the last one before
    /// the call.
    static Optional<Source> ofAwait(EventLoop loop, Activity call, Activity waitedFor) {
        return loop.journal().activities().stream()
                .filter(a -> a instanceof Wait && a.task() == call.task() && a.end() >= 0 && a.end() <= call.start())
                .max(Comparator.<Activity>comparingInt(a -> ((Wait) a).cause() == waitedFor ? 1 : 0)
                        .thenComparingLong(Activity::end))
                .flatMap(Places::of);
    }
}
