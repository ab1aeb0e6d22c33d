package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Using executors: those from outside of the simulation are stood in for (see [Pools]), and time limits are
/// virtual.
public final class Executing {
    private Executing() {}

    // ---- submitting

    @Twin(Executor.class)
    public static void execute(Executor executor, Runnable command) {
        Pools.here(executor).execute(command);
    }

    @Twin(ExecutorService.class)
    public static <T extends @Nullable Object> Future<T> submit(ExecutorService pool, Callable<T> call) {
        return Pools.here(pool).submit(call);
    }

    @Twin(ExecutorService.class)
    public static Future<?> submit(ExecutorService pool, Runnable command) {
        return Pools.here(pool).submit(command);
    }

    @Twin(ExecutorService.class)
    public static <T extends @Nullable Object> Future<T> submit(ExecutorService pool, Runnable command, T result) {
        return Pools.here(pool).submit(command, result);
    }

    @Twin(value = ExecutorCompletionService.class, name = Twin.NEW)
    public static <T extends @Nullable Object> ExecutorCompletionService<T> completionService(Executor executor) {
        return new ExecutorCompletionService<>(Pools.here(executor));
    }

    @Twin(CompletionService.class)
    public static <T extends @Nullable Object> @Nullable Future<T> poll(
            CompletionService<T> service, long timeout, TimeUnit unit) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? service.poll(timeout, unit)
                : Waits.<@Nullable Future<T>, RuntimeException, RuntimeException>within(
                        loop, unit.toNanos(timeout), "CompletionService.poll", service::take, service::poll);
    }

    // ---- scheduling

    private static ScheduledExecutorService here(ScheduledExecutorService scheduler) {
        return (ScheduledExecutorService) Pools.here((ExecutorService) scheduler);
    }

    @Twin(ScheduledExecutorService.class)
    public static ScheduledFuture<?> schedule(
            ScheduledExecutorService scheduler, Runnable command, long delay, TimeUnit unit) {
        return here(scheduler).schedule(command, delay, unit);
    }

    @Twin(ScheduledExecutorService.class)
    public static <T extends @Nullable Object> ScheduledFuture<T> schedule(
            ScheduledExecutorService scheduler, Callable<T> call, long delay, TimeUnit unit) {
        return here(scheduler).schedule(call, delay, unit);
    }

    @Twin(ScheduledExecutorService.class)
    public static ScheduledFuture<?> scheduleAtFixedRate(
            ScheduledExecutorService scheduler, Runnable command, long initial, long period, TimeUnit unit) {
        return here(scheduler).scheduleAtFixedRate(command, initial, period, unit);
    }

    @Twin(ScheduledExecutorService.class)
    public static ScheduledFuture<?> scheduleWithFixedDelay(
            ScheduledExecutorService scheduler, Runnable command, long initial, long delay, TimeUnit unit) {
        return here(scheduler).scheduleWithFixedDelay(command, initial, delay, unit);
    }

    // ---- many at once

    @Twin(ExecutorService.class)
    public static <T extends @Nullable Object> List<Future<T>> invokeAll(
            ExecutorService pool, Collection<? extends Callable<T>> calls) throws InterruptedException {
        return Pools.here(pool).invokeAll(calls);
    }

    /// What is not done in time is cancelled.
    @Twin(ExecutorService.class)
    public static <T extends @Nullable Object> List<Future<T>> invokeAll(
            ExecutorService pool, Collection<? extends Callable<T>> calls, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        if (loop == null) {
            return pool.invokeAll(calls, timeout, unit);
        }
        var futures = new ArrayList<Future<T>>();
        try {
            calls.forEach(call -> futures.add(submit(pool, call)));
            long deadline = loop.now() + unit.toNanos(timeout);
            for (var future : futures) {
                awaitUntil(loop, deadline, future);
            }
        } finally {
            futures.forEach(future -> future.cancel(true)); // without effect on those that are done
        }
        return futures;
    }

    private static void awaitUntil(EventLoop loop, long deadline, Future<?> future) throws InterruptedException {
        try {
            Futures.get(future, Math.max(0, deadline - loop.now()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            // the caller asks the future
        }
    }

    @Twin(ExecutorService.class)
    public static <T extends @Nullable Object> T invokeAny(
            ExecutorService pool, Collection<? extends Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        return Pools.here(pool).invokeAny(calls);
    }

    @Twin(ExecutorService.class)
    public static <T extends @Nullable Object> T invokeAny(
            ExecutorService pool, Collection<? extends Callable<T>> calls, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? pool.invokeAny(calls, timeout, unit)
                : Waits.<T, ExecutionException, TimeoutException>within(
                        loop,
                        unit.toNanos(timeout),
                        "ExecutorService.invokeAny",
                        () -> Pools.here(pool).invokeAny(calls),
                        () -> {
                            throw new TimeoutException();
                        });
    }

    // ---- ending

    @Twin(ExecutorService.class)
    public static void shutdown(ExecutorService pool) {
        Pools.here(pool).shutdown();
    }

    @Twin(ExecutorService.class)
    public static List<Runnable> shutdownNow(ExecutorService pool) {
        return Pools.here(pool).shutdownNow();
    }

    @Twin(ExecutorService.class)
    public static boolean isShutdown(ExecutorService pool) {
        return Pools.here(pool).isShutdown();
    }

    @Twin(ExecutorService.class)
    public static boolean isTerminated(ExecutorService pool) {
        return Pools.here(pool).isTerminated();
    }

    @Twin(ExecutorService.class)
    public static void close(ExecutorService pool) {
        var here = Pools.here(pool);
        var loop = EventLoop.currentOrNull();
        if (loop == null) {
            here.close();
        } else {
            loop.task().waitingFor("ExecutorService", () -> {
                here.close();
                return here;
            });
        }
    }

    @Twin(ExecutorService.class)
    public static boolean awaitTermination(ExecutorService pool, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        if (loop == null) {
            return pool.awaitTermination(timeout, unit);
        }
        var here = Pools.here(pool);
        return Waits.<Boolean, RuntimeException, RuntimeException>within(
                loop,
                unit.toNanos(timeout),
                "ExecutorService.awaitTermination",
                () -> here.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS),
                here::isTerminated);
    }
}
