package dev.meanwhile.sim;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Hands the continuations and the timed parks of virtual threads to a loop. A [ForkJoinPool] in name only,
/// because that is the one kind of scheduler that virtual threads hand their timed parks to; it never starts a
/// thread of its own.
final class Scheduler extends ForkJoinPool {
    final EventLoop loop;

    Scheduler(EventLoop loop) {
        super(1);
        this.loop = loop;
    }

    @Override
    public void execute(Runnable continuation) {
        loop.resume(continuation);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return new TimedPark(loop.timedPark(command, unit.toNanos(delay)));
    }

    /// All that a virtual thread does with it is to cancel it.
    private static final class TimedPark extends CompletableFuture<Object> implements ScheduledFuture<Object> {
        private final VirtualTimer timer;

        TimedPark(VirtualTimer timer) {
            this.timer = timer;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return timer.cancel();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(timer.at, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
