package dev.meanwhile.sim;

import java.util.List;
import java.util.stream.Collectors;

/// Nothing can happen any more, but the scenario is not done: each task waits for something that nobody
/// will bring about.
public final class DeadlockException extends VerdictException {
    private static final long serialVersionUID = 1L;

    DeadlockException(String message) {
        super(message);
    }

    static DeadlockException of(long now, List<Task> waiting) {
        return new DeadlockException(
                "deadlock at " + Time.millis(now) + " ms: " + count(waiting) + " for ever" + describe(waiting));
    }

    /// On the wall clock, where something could come from outside, but nothing did for `quiet` nanoseconds.
    static DeadlockException ofSilence(long now, long quiet, List<Task> waiting) {
        return new DeadlockException("deadlock at " + Time.millis(now) + " ms: " + count(waiting)
                + ", nothing is left to do here, and nothing has come from outside for " + Time.millis(quiet) + " ms"
                + describe(waiting));
    }

    private static String count(List<Task> waiting) {
        return waiting.size() == 1 ? "1 task waits" : waiting.size() + " tasks wait";
    }

    private static String describe(List<Task> waiting) {
        return waiting.stream().map(Task::describeWait).collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
