package dev.meanwhile.sim;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What can run now: in the order in which it became ready, but for those that an eager start put first. Only
/// [#arrive] may be called from other threads than the loop's.
final class ReadyQueue {
    private final ArrayDeque<Runnable> urgent = new ArrayDeque<>();
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();
    private final @Nullable RandomGenerator ties;

    /// @param ties decides who is next; null for the order in which they became ready
    ReadyQueue(@Nullable RandomGenerator ties) {
        this.ties = ties;
    }

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
        if (!urgent.isEmpty()) {
            return urgent.pop();
        }
        if (ties != null && ready.size() > 1) {
            for (int skipped = ties.nextInt(ready.size()); skipped > 0; skipped--) {
                ready.add(ready.remove());
            }
        }
        return ready.poll();
    }
}
