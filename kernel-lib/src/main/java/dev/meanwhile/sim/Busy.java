package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// A stretch in which a task held the one thread.
public final class Busy extends Activity {
    Busy(String name, Task task, long start, @Nullable StackTraceElement site) {
        super(name, task, null, start, site);
    }
}
