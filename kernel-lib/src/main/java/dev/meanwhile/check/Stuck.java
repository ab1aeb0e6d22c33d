package dev.meanwhile.check;

import dev.meanwhile.Body;
import org.jspecify.annotations.Nullable;

/// Says why a test does not end, from one look at its thread.
final class Stuck {
    static final String ADVICE =
            "It could not be stopped and still runs in the background: correct it, then restart the"
                    + " kernel (menu Kernel, Restart).";

    private static volatile @Nullable Thread answer;

    private Stuck() {}

    /// Lets the learner's answer run on the current thread, which is a task of a simulation: a look at the thread
    /// that drives the simulation would not see it.
    static <T extends @Nullable Object> T watched(Body<T> body) throws Exception {
        answer = Thread.currentThread();
        try {
            return body.run();
        } finally {
            answer = null;
        }
    }

    static Finding at(Thread worker) {
        var inside = answer;
        var trace = (inside != null ? inside : worker).getStackTrace();
        var where = Frames.innermost(trace).map(f -> " " + Frames.where(f)).orElse("");
        return Finding.of(
                Verdict.NEVER_ENDS,
                switch (worker.getState()) {
                    case BLOCKED -> "Waits for ever for a lock that another thread holds" + where + ": a deadlock.";
                    case WAITING, TIMED_WAITING ->
                        "Waits for ever" + where + ", on the wall clock: nothing that it waits for comes.";
                    default -> "Runs for ever" + where + ": an endless loop, or one with far too many rounds.";
                });
    }
}
