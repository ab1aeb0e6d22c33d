package dev.meanwhile.sim;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// What can run now: in the order in which it became ready, but for those that an eager start put first. Only
/// [#arrive] may be called from other threads than the loop's.
final class ReadyQueue {
    private final ArrayDeque<Runnable> urgent = new ArrayDeque<>();
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();

    void add(Runnable turn) {
        ready.add(turn);
    }

    /// Puts `turn` before all others.
    void addFirst(Runnable turn) {
        urgent.push(turn);
    }

    /// Takes in what comes from another thread; it is run before it is asked whether anything is ready.
    void arrive(Runnable arrival) {
        arrivals.add(arrival);
    }

    boolean hasArrivals() {
        return !arrivals.isEmpty();
    }

    @Nullable
    Runnable poll() {
        for (var arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            arrival.run();
        }
        return urgent.isEmpty() ? ready.poll() : urgent.pop();
    }
}
