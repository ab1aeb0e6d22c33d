package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/// Names as the JDK gives them to threads (`Thread-0`, `pool-1-thread-2`), but counted in each simulation from the
/// start, so that the same scenario has the same names each time it runs.
final class Names {
    private static final Map<EventLoop, Map<String, Integer>> COUNTS = new WeakHashMap<>();
    private static final String UNNAMED = "Thread-\\d+";

    private Names() {}

    static String nextThread(EventLoop loop) {
        return "Thread-" + (next(loop, "Thread") - 1);
    }

    static String nextPool(EventLoop loop) {
        return "pool-" + next(loop, "pool");
    }

    /// `name`, unless it is one of those that the JDK makes up.
    static String given(EventLoop loop, String name) {
        return name.matches(UNNAMED) ? nextThread(loop) : name;
    }

    /// From 1.
    private static synchronized int next(EventLoop loop, String kind) {
        return COUNTS.computeIfAbsent(loop, l -> new HashMap<>()).merge(kind, 1, Integer::sum);
    }
}
