package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// The scenario left virtual time: a call of the JDK waits on the real clock or on a thread that the
/// simulation does not run.
public final class EscapeException extends VerdictException {
    private static final long serialVersionUID = 1L;

    EscapeException(String message) {
        super(message);
    }

    /// @param why     what it does that virtual time does not know, as in "measures real time"
    /// @param instead what to write in its place
    static EscapeException of(
            long now, Task task, String call, @Nullable StackTraceElement site, String why, String instead) {
        return that(now, task.name() + " calls " + call, site, why, instead);
    }

    /// @param what who does what, as in "main waits for a socket"
    static EscapeException that(long now, String what, @Nullable StackTraceElement site, String why, String instead) {
        return new EscapeException("escape at " + Time.millis(now) + " ms: " + what
                + (site == null ? "" : " (" + Sites.text(site) + ")") + ", which " + why + "\n  " + instead);
    }
}
