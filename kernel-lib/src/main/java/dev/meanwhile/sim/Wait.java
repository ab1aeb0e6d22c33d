package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// A stretch in which a task was parked.
public final class Wait extends Activity {
    private final @Nullable Activity cause;

    Wait(String subject, Task task, long start, @Nullable StackTraceElement site, @Nullable Activity cause) {
        super(subject, task, null, start, site);
        this.cause = cause;
    }

    /// What ended it: the operation or task that settled what was waited for, or the task that released it.
    public @Nullable Activity cause() {
        return cause;
    }
}
