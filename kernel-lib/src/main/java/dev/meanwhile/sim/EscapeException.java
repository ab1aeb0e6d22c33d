package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// The scenario left virtual time: a call of the JDK waits on the real clock or on a thread that the
/// simulation does not run.
public final class EscapeException extends VerdictException {
    private static final long serialVersionUID = 1L;

    EscapeException(String message) {
        super(message);
    }

    static EscapeException of(long now, Task task, String call, @Nullable StackTraceElement site, String instead) {
        return new EscapeException("escape at " + Time.millis(now) + " ms: " + task.name() + " calls " + call
                + (site == null ? "" : " (" + Sites.text(site) + ")") + ", which measures real time\n  " + instead);
    }
}
