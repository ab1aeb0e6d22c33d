package dev.meanwhile.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A simulated remote operation: it runs outside of the one thread.
public final class Operation extends Activity {
    private final List<@Nullable Object> arguments;

    Operation(
            String name,
            List<@Nullable Object> arguments,
            Task task,
            Activity parent,
            long start,
            @Nullable StackTraceElement site) {
        super(name, task, parent, start, site);
        this.arguments = arguments;
    }

    public List<@Nullable Object> arguments() {
        return arguments;
    }
}
