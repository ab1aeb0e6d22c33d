package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.VirtualTimer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A scheduled pool in virtual time: the loop's timers hold what is not due yet; what is due is handed to an
/// ordinary pool, whose threads are tasks. It is a `ScheduledThreadPoolExecutor` for those who ask for one by
/// that name; the queue and the threads that it inherits stay unused.
final class TaskScheduler extends ScheduledThreadPoolExecutor {
    private final EventLoop loop;
    private final ExecutorService workers;
    private final Set<Work<?>> waiting = new LinkedHashSet<>();
    private boolean shutdown;

    TaskScheduler(EventLoop loop, int threads, ThreadFactory factory) {
        super(threads, factory);
        this.loop = loop;
        this.workers = Pools.fixed(Math.max(1, threads), factory);
    }

    // ---- scheduling

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return this.<@Nullable Object>start(new Work<>(asCallable(command), unit.toNanos(delay), 0));
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return start(new Work<>(callable, unit.toNanos(delay), 0));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        requirePositive(period);
        return this.<@Nullable Object>start(
                new Work<>(asCallable(command), unit.toNanos(initial), unit.toNanos(period)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        requirePositive(delay);
        return this.<@Nullable Object>start(
                new Work<>(asCallable(command), unit.toNanos(initial), -unit.toNanos(delay)));
    }

    private static Callable<@Nullable Object> asCallable(Runnable command) {
        return () -> {
            command.run();
            return null;
        };
    }

    private static void requirePositive(long period) {
        if (period <= 0) {
            throw new IllegalArgumentException("period must be positive, but was " + period);
        }
    }

    private <V extends @Nullable Object> Work<V> start(Work<V> work) {
        if (shutdown) {
            throw new RejectedExecutionException("the scheduler is shut down; make a new one");
        }
        work.arm();
        return work;
    }

    // ---- shutting down: what waits is still done, but for what would be done again and again

    @Override
    public void shutdown() {
        shutdown = true;
        List.copyOf(waiting).stream().filter(Work::isPeriodic).forEach(work -> work.cancel(false));
        shutdownIfDone();
    }

    private void shutdownIfDone() {
        if (shutdown && waiting.isEmpty()) {
            workers.shutdown();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        var never = new ArrayList<Runnable>(waiting);
        List.copyOf(waiting).forEach(Work::disarm);
        never.addAll(workers.shutdownNow());
        return never;
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return workers.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return workers.awaitTermination(timeout, unit);
    }

    /// @param <V> what it gives
    private final class Work<V extends @Nullable Object> extends FutureTask<V> implements RunnableScheduledFuture<V> {
        private long due;
        private final long period;
        private @Nullable VirtualTimer timer;

        /// @param period at a fixed rate if positive, with a fixed delay if negative, once if 0
        Work(Callable<V> callable, long delay, long period) {
            super(callable);
            this.due = loop.now() + Math.max(0, delay);
            this.period = period;
        }

        void arm() {
            waiting.add(this);
            timer = loop.schedule(Math.max(0, due - loop.now()), this::fallDue);
        }

        boolean disarm() {
            if (timer != null) {
                timer.cancel();
            }
            return waiting.remove(this);
        }

        private void fallDue() {
            workers.execute(this);
            waiting.remove(this);
            shutdownIfDone();
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else if (super.runAndReset() && !shutdown) {
                due = period > 0 ? due + period : loop.now() - period;
                arm();
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (disarm()) {
                shutdownIfDone();
            }
            return cancelled;
        }

        @Override
        public boolean isPeriodic() {
            return period != 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - loop.now(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
