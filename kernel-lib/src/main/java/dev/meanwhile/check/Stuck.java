package dev.meanwhile.check;

/// Says why a test does not end, from one look at its thread.
final class Stuck {
    static final String ADVICE =
            "It could not be stopped and still runs in the background: correct it, then restart the"
                    + " kernel (menu Kernel, Restart).";

    private Stuck() {}

    static Finding at(Thread worker) {
        var trace = worker.getStackTrace();
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
