package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.EventLoop;
import java.util.HashMap;
import java.util.Map;

/// Names as the JDK gives them to threads (`Thread-0`, `pool-1-thread-2`), but counted in each simulation from
/// the start, so that the same scenario has the same names each time it runs.
final class Names {
    private static final String UNNAMED = "Thread-\\d+";

    private final Map<String, Integer> counts = new HashMap<>();

    private Names() {}

    static String nextThread(EventLoop loop) {
        return "Thread-" + (of(loop).next("Thread") - 1);
    }

    static String nextPool(EventLoop loop) {
        return "pool-" + of(loop).next("pool");
    }

    /// `name`, unless it is one of those that the JDK makes up.
    static String given(EventLoop loop, String name) {
        return name.matches(UNNAMED) ? nextThread(loop) : name;
    }

    private static Names of(EventLoop loop) {
        return loop.attached(Names.class, Names::new);
    }

    /// From 1.
    private int next(String kind) {
        return counts.merge(kind, 1, Integer::sum);
    }
}
