package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Interrupts;
import dev.meanwhile.agent.Twin;
import dev.meanwhile.promise.Promise;
import dev.meanwhile.sim.EventLoop;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Making futures, waiting for them, and limiting their time. Promises are virtual by themselves, so their
/// methods are called as they are.
public final class Futures {
    private Futures() {}

    // ---- waiting

    @Twin(Future.class)
    public static <T extends @Nullable Object> T get(Future<T> future) throws InterruptedException, ExecutionException {
        if (!isWaitOfATask(future)) {
            Prompt.letSettle(future);
        } else {
            Waits.requireTask("Future.get");
        }
        return future.get();
    }

    @Twin(Future.class)
    public static <T extends @Nullable Object> T get(Future<T> future, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        var loop = EventLoop.virtualOrNull();
        if (loop == null || !isWaitOfATask(future)) {
            Prompt.letSettle(future, unit.toNanos(timeout));
            return future.get(timeout, unit);
        }
        Waits.within(loop, unit.toNanos(timeout), "Future.get", () -> awaitDone(future), () -> null);
        if (!future.isDone()) {
            throw new TimeoutException();
        }
        return future.get();
    }

    @Twin(CompletableFuture.class)
    public static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
        if (isWaitOfATask(future)) {
            Waits.uninterruptibly("CompletableFuture.join", () -> awaitDone(future));
        } else if (EventLoop.currentOrNull() == null) {
            Prompt.letSettle(future);
            Interrupts.untilInterrupted(() -> awaitDone(future));
        }
        return future.join();
    }

    /// Whether the wait for `future` is one that a task has to be parked for by a twin: on the wall clock, too,
    /// so that the end of the run can release it.
    private static boolean isWaitOfATask(Future<?> future) {
        return EventLoop.currentOrNull() != null && !future.isDone() && !(future instanceof Promise);
    }

    static @Nullable Void awaitDone(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            // join will tell
        }
        return null;
    }

    // ---- limits

    @Twin(CompletableFuture.class)
    public static <T extends @Nullable Object> CompletableFuture<T> orTimeout(
            CompletableFuture<T> future, long timeout, TimeUnit unit) {
        var loop = EventLoop.virtualOrNull();
        return loop == null || future instanceof Promise
                ? future.orTimeout(timeout, unit)
                : after(
                        loop,
                        future,
                        unit.toNanos(timeout),
                        () -> future.completeExceptionally(new TimeoutException()));
    }

    @Twin(CompletableFuture.class)
    public static <T extends @Nullable Object> CompletableFuture<T> completeOnTimeout(
            CompletableFuture<T> future, T value, long timeout, TimeUnit unit) {
        var loop = EventLoop.virtualOrNull();
        return loop == null || future instanceof Promise
                ? future.completeOnTimeout(value, timeout, unit)
                : after(loop, future, unit.toNanos(timeout), () -> future.complete(value));
    }

    private static <T extends @Nullable Object> CompletableFuture<T> after(
            EventLoop loop, CompletableFuture<T> future, long nanos, Runnable action) {
        if (!future.isDone()) {
            var timer = loop.schedule(nanos, action);
            future.whenComplete((value, reason) -> timer.cancel());
        }
        return future;
    }

    @Twin(CompletableFuture.class)
    public static Executor delayedExecutor(long delay, TimeUnit unit) {
        return EventLoop.virtualOrNull() == null
                ? CompletableFuture.delayedExecutor(delay, unit)
                : delayedExecutor(delay, unit, tasks());
    }

    @Twin(CompletableFuture.class)
    public static Executor delayedExecutor(long delay, TimeUnit unit, Executor executor) {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? CompletableFuture.delayedExecutor(delay, unit, executor)
                : command -> loop.schedule(
                        unit.toNanos(delay), () -> Pools.here(executor).execute(command));
    }

    // ---- starting

    /// Runs each command in a new task of the simulation.
    static Executor tasks() {
        var loop = EventLoop.current();
        return command -> loop.threads().start(command);
    }

    @Twin(CompletableFuture.class)
    public static <T extends @Nullable Object> CompletableFuture<T> supplyAsync(Supplier<T> supplier) {
        return EventLoop.virtualOrNull() == null
                ? CompletableFuture.supplyAsync(supplier)
                : CompletableFuture.supplyAsync(telling(supplier), tasks());
    }

    @Twin(CompletableFuture.class)
    public static CompletableFuture<Void> runAsync(Runnable task) {
        return EventLoop.virtualOrNull() == null
                ? CompletableFuture.runAsync(task)
                : CompletableFuture.runAsync(telling(task), tasks());
    }

    @Twin(CompletableFuture.class)
    public static <T extends @Nullable Object> CompletableFuture<T> supplyAsync(
            Supplier<T> supplier, Executor executor) {
        var here = Pools.here(executor);
        return CompletableFuture.supplyAsync(Pools.isPerTask(here) ? telling(supplier) : supplier, here);
    }

    @Twin(CompletableFuture.class)
    public static CompletableFuture<Void> runAsync(Runnable task, Executor executor) {
        var here = Pools.here(executor);
        return CompletableFuture.runAsync(Pools.isPerTask(here) ? telling(task) : task, here);
    }

    private static <T extends @Nullable Object> Supplier<T> telling(Supplier<T> body) {
        Objects.requireNonNull(body);
        return () -> Telling.whole(() -> false, body::get);
    }

    private static Runnable telling(Runnable body) {
        Objects.requireNonNull(body);
        return () -> Telling.whole(() -> false, () -> {
            body.run();
            return body;
        });
    }

    @Twin(CompletableFuture.class)
    public static <T extends @Nullable Object> CompletableFuture<T> completeAsync(
            CompletableFuture<T> future, Supplier<? extends T> supplier) {
        return EventLoop.virtualOrNull() == null || future instanceof Promise
                ? future.completeAsync(supplier)
                : future.completeAsync(supplier, tasks());
    }

    // ---- combining: the JDK does not tell a promise that it is part of something

    @Twin(CompletableFuture.class)
    public static CompletableFuture<Void> allOf(CompletableFuture<?>... futures) {
        lookAt(futures);
        return CompletableFuture.allOf(futures);
    }

    @Twin(CompletableFuture.class)
    public static CompletableFuture<Object> anyOf(CompletableFuture<?>... futures) {
        lookAt(futures);
        return CompletableFuture.anyOf(futures);
    }

    private static void lookAt(CompletableFuture<?>... futures) {
        for (var future : futures) {
            if (future instanceof Promise<?> promise) {
                promise.toCompletableFuture();
            }
        }
    }
}
