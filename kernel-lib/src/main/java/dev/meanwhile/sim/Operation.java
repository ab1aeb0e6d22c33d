package dev.meanwhile.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A simulated remote operation: it runs outside of the one thread.
public final class Operation extends Activity {
    private final List<Object> arguments;

    Operation(String name, List<Object> arguments, Task task, long start, @Nullable StackTraceElement site) {
        super(name, task, start, site);
        this.arguments = arguments;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
