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
        var many = waiting.size() == 1 ? "1 task waits" : waiting.size() + " tasks wait";
        var lines = waiting.stream().map(Task::describeWait).collect(Collectors.joining("\n  ", "\n  ", ""));
        return new DeadlockException("deadlock at " + Time.millis(now) + " ms: " + many + " for ever" + lines);
    }
}
