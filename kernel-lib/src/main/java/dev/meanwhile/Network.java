package dev.meanwhile;

import dev.meanwhile.sim.Conditions;
import dev.meanwhile.sim.Operation;
import dev.meanwhile.sim.Time;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How long remote operations take in a run, and which of them fail. Immutable: each method returns a changed
/// copy. Latencies are in virtual milliseconds.
///
/// ```java
/// simulate("slow posts", network().latency("fetchPosts", 300), () -> await(fetchPosts()));
/// ```
public final class Network {
    private static final Network AS_WRITTEN = new Network(Map.of(), OptionalLong.empty());

    private final Map<String, Behaviour> behaviours;
    private final OptionalLong seed;

    /// @param least   its shortest latency
    /// @param most    its longest latency
    /// @param failure why it fails, or null if it does not
    private record Behaviour(
            long least, long most, @Nullable String failure) {
        Conditions.Reply reply(SplittableRandom random) {
            return new Conditions.Reply(least == most ? least : random.nextLong(least, most + 1), failure);
        }
    }

    private Network(Map<String, Behaviour> behaviours, OptionalLong seed) {
        this.behaviours = behaviours;
        this.seed = seed;
    }

    static Network asWritten() {
        return AS_WRITTEN;
    }

    /// Each call of `operation` takes `millis`, whatever it says itself.
    ///
    /// @throws IllegalArgumentException if `millis` is negative
    public Network latency(String operation, long millis) {
        return with(operation, millis, millis, null);
    }

    /// Each call of `operation` is rejected after `millis`, with `reason` in the message.
    ///
    /// @throws IllegalArgumentException if `millis` is negative
    public Network failing(String operation, long millis, String reason) {
        return with(operation, millis, millis, reason);
    }

    /// Each call of `operation` takes some time between `least` and `most`, both included, drawn from the seed.
    ///
    /// @throws IllegalArgumentException if `least` is negative, or more than `most`
    public Network jitter(String operation, long least, long most) {
        if (least > most) {
            throw new IllegalArgumentException(
                    "jitter of '" + operation + "' must be given as least and most, but was " + least + " and " + most);
        }
        return with(operation, least, most, null);
    }

    /// Draws latencies from this seed, and the order of things that happen at the same time, too. The same seed
    /// gives the same run. Without it, latencies are drawn from seed 0, and the order is that in which things
    /// were asked for.
    public Network seed(long number) {
        return new Network(behaviours, OptionalLong.of(number));
    }

    private Network with(String operation, long least, long most, @Nullable String failure) {
        Time.nanos("millis of '" + operation + "'", least);
        var changed = new HashMap<>(behaviours);
        changed.put(operation, new Behaviour(least, most, failure));
        return new Network(Map.copyOf(changed), seed);
    }

    /// What this network makes of calls, one after the other: of the operation's name, and how long it takes by
    /// itself. For what is no simulation but shall behave like one.
    public BiFunction<String, Long, Conditions.Reply> replies() {
        var random = new SplittableRandom(seed.orElse(0));
        return (operation, millis) -> {
            var behaviour = behaviours.get(operation);
            return behaviour != null ? behaviour.reply(random) : new Conditions.Reply(millis, null);
        };
    }

    /// For one run.
    Conditions conditions() {
        return new Conditions() {
            private final BiFunction<String, Long, Reply> replies = replies();

            @Override
            public Reply to(Operation operation, long millis) {
                return replies.apply(operation.name(), millis);
            }

            @Override
            public OptionalLong seed() {
                return seed;
            }
        };
    }

    @Override
    public String toString() {
        return "network" + behaviours + (seed.isPresent() ? " seed " + seed.getAsLong() : "");
    }
}
