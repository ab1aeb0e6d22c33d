package dev.meanwhile.sim;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Real time. It passes by itself: the loop waits until its next timer is due, or something arrives from outside.
///
/// Nobody can know what other threads, sockets and servers are still going to bring. So no wait is called
/// hopeless before it has been quiet for a while, and no run goes on for ever.
final class WallClock extends Clock {
    private static final long QUIET = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    private final long quiet;
    private final long longest;
    private final long origin = System.nanoTime();
    private long stoppedAt = -1;
    private long quietSince = -1;

    WallClock() {
        this(QUIET, LONGEST);
    }

    /// @param quiet   how long to wait, when nothing is left to do, for something from outside
    /// @param longest how long a run may take
    WallClock(long quiet, long longest) {
        this.quiet = quiet;
        this.longest = longest;
    }

    @Override
    long now() {
        return stoppedAt >= 0 ? stoppedAt : System.nanoTime() - origin;
    }

    @Override
    void moveTo(long time) {
        // it is later by itself
    }

    /// Works, as a computation does: a thread that slept would leave the processor to others.
    @Override
    void hold(long nanos) {
        long end = Math.min(Time.after(now(), nanos), longest);
        while (now() < end) {
            EventLoop.checkpoint();
            Thread.onSpinWait();
        }
    }

    @Override
    void count(@Nullable Task last) {
        quietSince = -1;
        requireInTime(last);
    }

    private void requireInTime(@Nullable Task last) {
        if (now() >= longest) {
            throw RunawayException.inRealTime(now(), longest, last);
        }
    }

    /// Waits until `moment`, or until something has arrived; may return earlier, so that the caller can look
    /// whether it should stop.
    ///
    /// @param last the task that ran last, for the verdict
    /// @return false if the moment has come
    boolean awaitMoment(long moment, @Nullable Task last, BooleanSupplier arrived) {
        requireInTime(last);
        long rest = Math.min(moment, longest) - now();
        if (rest > 0 && !arrived.getAsBoolean()) {
            LockSupport.parkNanos(this, rest);
        }
        return arrived.getAsBoolean() || now() < moment;
    }

    /// Waits until something has arrived.
    ///
    /// @return false if it has been quiet for too long
    boolean awaitArrival(@Nullable Task last, BooleanSupplier arrived) {
        if (quietSince < 0) {
            quietSince = now(); // and not when the last turn began, which may have taken long
        }
        return awaitMoment(quietSince + quiet, last, arrived);
    }

    /// Nothing came for this long, and nothing was left to do.
    long quiet() {
        return quiet;
    }

    @Override
    void stop() {
        stoppedAt = now();
    }
}
