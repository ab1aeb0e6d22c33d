package dev.meanwhile;

import dev.meanwhile.sim.Conditions;
import dev.meanwhile.sim.Time;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long remote operations take in a run, and which of them fail. Immutable: each method returns a changed copy.
///
/// ```java
/// simulate("slow posts", network().latency("fetchPosts", 300), () -> await(fetchPosts()));
/// ```
public final class Network {
    private static final Network AS_WRITTEN = new Network(Map.of());

    private final Map<String, Conditions.Reply> replies;

    private Network(Map<String, Conditions.Reply> replies) {
        this.replies = replies;
    }

    static Network asWritten() {
        return AS_WRITTEN;
    }

    /// Each call of `operation` takes `millis` virtual milliseconds, whatever it says itself.
    ///
    /// @throws IllegalArgumentException if `millis` is negative
    public Network latency(String operation, long millis) {
        return with(operation, millis, null);
    }

    /// Each call of `operation` is rejected after `millis` virtual milliseconds, with `reason` in the message.
    ///
    /// @throws IllegalArgumentException if `millis` is negative
    public Network failing(String operation, long millis, String reason) {
        return with(operation, millis, reason);
    }

    private Network with(String operation, long millis, @Nullable String failure) {
        Time.nanos("millis of '" + operation + "'", millis);
        var changed = new HashMap<>(replies);
        changed.put(operation, new Conditions.Reply(millis, failure));
        return new Network(Map.copyOf(changed));
    }

    Conditions conditions() {
        return (operation, millis) -> {
            var reply = replies.get(operation.name());
            return reply != null ? reply : new Conditions.Reply(millis, null);
        };
    }

    @Override
    public String toString() {
        return "network" + replies;
    }
}
