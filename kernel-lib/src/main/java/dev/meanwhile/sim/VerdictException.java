package dev.meanwhile.sim;

/// Why the engine ended a run. The message says what happened and what to do about it.
public abstract sealed class VerdictException extends RuntimeException
        permits DeadlockException, RunawayException, EscapeException {
    private static final long serialVersionUID = 1L;

    VerdictException(String message) {
        // the place in the learner's code is in the message; the engine's own stack helps nobody
        super(message, null, false, false);
    }
}
