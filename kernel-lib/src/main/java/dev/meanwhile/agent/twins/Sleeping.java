package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Interrupts;
import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sleeping, yielding, spinning.
public final class Sleeping {
    private interface Sleep {
        void run() throws InterruptedException;
    }

    private Sleeping() {}

    @Twin(Thread.class)
    public static void sleep(long millis) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        if (loop == null || millis < 0) {
            outside(() -> Thread.sleep(millis));
        } else {
            loop.sleep(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @Twin(Thread.class)
    public static void sleep(long millis, int nanos) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        if (loop == null || millis < 0 || nanos < 0 || nanos > 999_999) {
            outside(() -> Thread.sleep(millis, nanos));
        } else {
            loop.sleep(TimeUnit.MILLISECONDS.toNanos(millis) + nanos);
        }
    }

    @Twin(Thread.class)
    public static void sleep(Duration duration) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        if (loop == null || duration.isNegative()) {
            outside(() -> Thread.sleep(duration));
        } else {
            loop.sleep(TimeUnit.NANOSECONDS.convert(duration));
        }
    }

    @Twin(TimeUnit.class)
    public static void sleep(TimeUnit unit, long timeout) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        if (loop == null || timeout <= 0) {
            outside(() -> unit.sleep(timeout));
        } else {
            loop.sleep(unit.toNanos(timeout));
        }
    }

    /// One who spins waits for another task: it gets its turn.
    @Twin(Thread.class)
    public static void onSpinWait() {
        if (EventLoop.currentOrNull() == null) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    @Twin(LockSupport.class)
    public static void parkUntil(long deadline) {
        if (EventLoop.virtualOrNull() == null) {
            LockSupport.parkUntil(deadline);
        } else {
            LockSupport.parkNanos(nanosUntil(deadline));
        }
    }

    @Twin(LockSupport.class)
    public static void parkUntil(@Nullable Object blocker, long deadline) {
        if (EventLoop.virtualOrNull() == null) {
            LockSupport.parkUntil(blocker, deadline);
        } else {
            LockSupport.parkNanos(blocker, nanosUntil(deadline));
        }
    }

    private static long nanosUntil(long deadline) {
        return TimeUnit.MILLISECONDS.toNanos(deadline - Clocks.currentTimeMillis());
    }

    /// A cell that ignores that its sleep was interrupted is stopped a little later.
    private static void outside(Sleep sleep) throws InterruptedException {
        try {
            sleep.run();
        } catch (InterruptedException e) {
            Interrupts.tell();
            throw e;
        }
    }
}
