package dev.meanwhile.sim;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs a scenario as the task `main` of a loop of its own, until nothing is left to happen. What the scenario throws
/// is recorded as the ending of `main`; a verdict of the engine's is [EventLoop#verdict()].
public final class Runs {
    /// The run on the wall clock that is under way, if there is one.
    private static final AtomicReference<@Nullable EventLoop> REAL = new AtomicReference<>();

    private Runs() {}

    /// Runs `body` in virtual time.
    ///
    /// @throws CancellationException if the calling thread is interrupted; its interrupt status stays set
    /// @throws IllegalStateException if called inside of a run
    public static EventLoop simulate(String name, Conditions conditions, Callable<?> body) {
        refuseInsideOfARun("simulate", name);
        return run(() -> new EventLoop(name, conditions, new VirtualClock(false)), body);
    }

    /// Runs `body` on the wall clock. Other threads may settle what its tasks wait for.
    ///
    /// @throws CancellationException if the calling thread is interrupted; its interrupt status stays set
    /// @throws IllegalStateException if called inside of a run
    public static EventLoop real(String name, Conditions conditions, Callable<?> body) {
        return real(name, conditions, WallClock::new, body);
    }

    static EventLoop real(String name, Conditions conditions, Supplier<WallClock> clock, Callable<?> body) {
        refuseInsideOfARun("real", name);
        return run(() -> new EventLoop(name, conditions, clock.get()), body);
    }

    /// The run on the wall clock that is under way, or null.
    static @Nullable EventLoop realOne() {
        return REAL.get();
    }

    private static void refuseInsideOfARun(String call, String name) {
        var outer = EventLoop.currentOrNull();
        if (outer != null) {
            throw new IllegalStateException(call + "(\"" + name + "\", ...) must not be called inside of a "
                    + (outer.isVirtual() ? "simulation" : "run on the wall clock") + ", but was called in '"
                    + outer.name() + "'; call it after that one, or use async(\"" + name + "\", ...)");
        }
    }

    private static EventLoop run(Supplier<EventLoop> maker, Callable<?> body) {
        if (Thread.currentThread().isVirtual()) {
            return OnPlatformThread.call(() -> run(maker, body));
        }
        var loop = maker.get();
        if (!loop.isVirtual()) {
            REAL.set(loop);
        }
        try {
            loop.run(body);
        } finally {
            REAL.compareAndSet(loop, null);
        }
        return loop;
    }
}
