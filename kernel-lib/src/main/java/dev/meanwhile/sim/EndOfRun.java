package dev.meanwhile.sim;

/// Unwinds a task whose run is over. Not for learners to catch; where they do, it is thrown again at the
/// task's next call.
final class EndOfRun extends Error {
    private static final long serialVersionUID = 1L;

    EndOfRun() {
        super("the run of this task is over", null, false, false);
    }
}
