package dev.meanwhile.diagnose;

import dev.meanwhile.sim.Activity;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Operation;
import dev.meanwhile.sim.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one run of the scenario did, as far as experiments compare it.
///
/// @param operations by their place in the program, in order of start
/// @param end        when `main` ended, in virtual milliseconds
/// @param failed     whether `main` did not end well
record Observation(Map<String, Seen> operations, long end, boolean failed) {
    /// @param activity  the record of the operation
    /// @param arguments as text
    /// @param start     in virtual milliseconds
    /// @param end       in virtual milliseconds
    record Seen(Operation activity, String name, List<String> arguments, long start, long end) {
        long duration() {
            return end - start;
        }

        /// Whether `other` is the same call with the same arguments.
        boolean isSameCall(@Nullable Seen other) {
            return other != null && name.equals(other.name) && arguments.equals(other.arguments);
        }
    }

    static Observation of(EventLoop loop) {
        var operations = new LinkedHashMap<String, Seen>();
        for (var activity : loop.journal().activities()) {
            if (activity instanceof Operation operation) {
                operations.put(operation.path(), seen(operation, loop));
            }
        }
        boolean failed = loop.main().ending() != Activity.Ending.FULFILLED;
        return new Observation(operations, Time.millis(endOf(loop.main(), loop)), failed);
    }

    private static Seen seen(Operation operation, EventLoop loop) {
        return new Seen(
                operation,
                operation.name(),
                operation.arguments().stream().map(Objects::toString).toList(),
                Time.millis(operation.start()),
                Time.millis(endOf(operation, loop)));
    }

    private static long endOf(Activity activity, EventLoop loop) {
        return activity.ending() == Activity.Ending.GOING_ON ? loop.now() : activity.end();
    }

    /// Whether both runs made the same calls at the same times.
    boolean isSameAs(Observation other) {
        return end == other.end
                && failed == other.failed
                && List.copyOf(operations.keySet()).equals(List.copyOf(other.operations.keySet()))
                && operations.entrySet().stream().allMatch(e -> {
                    var there = other.operations.get(e.getKey());
                    return e.getValue().isSameCall(there)
                            && e.getValue().start()
                                    == Objects.requireNonNull(there).start();
                });
    }
}
