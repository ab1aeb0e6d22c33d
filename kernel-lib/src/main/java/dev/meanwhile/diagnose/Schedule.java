package dev.meanwhile.diagnose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// When each operation could start, if it waited for nothing but what a rule names: the longest path through
/// that. What a task does by itself between the last thing that it waited for and the call (work, a sleep) is
/// kept.
final class Schedule {
    /// The end of `main`, which waits for operations like one.
    static final String END = "end";

    private final Map<String, Long> lags = new LinkedHashMap<>();
    private final ToLongFunction<String> realDurations;

    /// @param starts    when each operation started, and [#END], in virtual milliseconds, in order of time
    /// @param waits     what each waited for, in truth
    /// @param durations how long each took
    Schedule(Map<String, Long> starts, Relation waits, ToLongFunction<String> durations) {
        this.realDurations = durations;
        starts.forEach((path, start) -> {
            long released = waits.of(path).stream()
                    .mapToLong(w -> starts.getOrDefault(w, 0L) + durations.applyAsLong(w))
                    .max()
                    .orElse(0);
            lags.put(path, Math.max(0, start - released));
        });
    }

    /// The start of each, if `waitsFor` is all that it waits for.
    Map<String, Long> starts(Function<String, Set<String>> waitsFor) {
        return starts(waitsFor, realDurations);
    }

    /// The start of each, if `waitsFor` is all that it waits for and each takes as long as `durations` says.
    Map<String, Long> starts(Function<String, Set<String>> waitsFor, ToLongFunction<String> durations) {
        var starts = new HashMap<String, Long>();
        lags.keySet().forEach(path -> start(path, waitsFor, durations, starts));
        return starts;
    }

    private long start(
            String path,
            Function<String, Set<String>> waitsFor,
            ToLongFunction<String> durations,
            Map<String, Long> starts) {
        var known = starts.get(path);
        if (known != null) {
            return known;
        }
        long released = 0;
        for (var other : waitsFor.apply(path)) {
            released = Math.max(released, start(other, waitsFor, durations, starts) + durations.applyAsLong(other));
        }
        long start = released + lags.getOrDefault(path, 0L);
        starts.put(path, start);
        return start;
    }
}
