package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.promise.Promise;
import dev.meanwhile.sim.EventLoop;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// The `…Async` methods of stages: in a simulation they run in a new task of it, or of the executor that they are
/// given.
///
/// Those of [Promise] do so by themselves. Each twin stands for the methods of `CompletionStage` and of
/// `CompletableFuture`, which differ in what they return.
public final class AsyncStages {
    private AsyncStages() {}

    private static boolean isOrdinary(CompletionStage<?> stage) {
        return EventLoop.virtualOrNull() == null || stage instanceof Promise;
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<U> thenApplyAsync(
            CompletionStage<T> stage, Function<? super T, ? extends U> fn) {
        return isOrdinary(stage) ? stage.thenApplyAsync(fn) : stage.thenApplyAsync(fn, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> thenAcceptAsync(CompletionStage<T> stage, Consumer<? super T> action) {
        return isOrdinary(stage) ? stage.thenAcceptAsync(action) : stage.thenAcceptAsync(action, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> thenRunAsync(CompletionStage<T> stage, Runnable action) {
        return isOrdinary(stage) ? stage.thenRunAsync(action) : stage.thenRunAsync(action, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<U> thenComposeAsync(
            CompletionStage<T> stage, Function<? super T, ? extends CompletionStage<U>> fn) {
        return isOrdinary(stage) ? stage.thenComposeAsync(fn) : stage.thenComposeAsync(fn, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<T> whenCompleteAsync(
            CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> action) {
        return isOrdinary(stage) ? stage.whenCompleteAsync(action) : stage.whenCompleteAsync(action, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<U> handleAsync(
            CompletionStage<T> stage, BiFunction<? super T, Throwable, ? extends U> fn) {
        return isOrdinary(stage) ? stage.handleAsync(fn) : stage.handleAsync(fn, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<T> exceptionallyAsync(
            CompletionStage<T> stage, Function<Throwable, ? extends T> fn) {
        return isOrdinary(stage) ? stage.exceptionallyAsync(fn) : stage.exceptionallyAsync(fn, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<T> exceptionallyComposeAsync(
            CompletionStage<T> stage, Function<Throwable, ? extends CompletionStage<T>> fn) {
        return isOrdinary(stage)
                ? stage.exceptionallyComposeAsync(fn)
                : stage.exceptionallyComposeAsync(fn, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T, U, V> CompletionStage<V> thenCombineAsync(
            CompletionStage<T> stage,
            CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> fn) {
        return isOrdinary(stage)
                ? stage.thenCombineAsync(other, fn)
                : stage.thenCombineAsync(other, fn, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<Void> thenAcceptBothAsync(
            CompletionStage<T> stage, CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
        return isOrdinary(stage)
                ? stage.thenAcceptBothAsync(other, action)
                : stage.thenAcceptBothAsync(other, action, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> runAfterBothAsync(
            CompletionStage<T> stage, CompletionStage<?> other, Runnable action) {
        return isOrdinary(stage)
                ? stage.runAfterBothAsync(other, action)
                : stage.runAfterBothAsync(other, action, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<U> applyToEitherAsync(
            CompletionStage<T> stage, CompletionStage<? extends T> other, Function<? super T, U> fn) {
        return isOrdinary(stage)
                ? stage.applyToEitherAsync(other, fn)
                : stage.applyToEitherAsync(other, fn, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> acceptEitherAsync(
            CompletionStage<T> stage, CompletionStage<? extends T> other, Consumer<? super T> action) {
        return isOrdinary(stage)
                ? stage.acceptEitherAsync(other, action)
                : stage.acceptEitherAsync(other, action, Futures.tasks());
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> runAfterEitherAsync(
            CompletionStage<T> stage, CompletionStage<?> other, Runnable action) {
        return isOrdinary(stage)
                ? stage.runAfterEitherAsync(other, action)
                : stage.runAfterEitherAsync(other, action, Futures.tasks());
    }

    // ---- with an executor, which may have been made outside

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<U> thenApplyAsync(
            CompletionStage<T> stage, Function<? super T, ? extends U> fn, Executor executor) {
        return stage.thenApplyAsync(fn, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> thenAcceptAsync(
            CompletionStage<T> stage, Consumer<? super T> action, Executor executor) {
        return stage.thenAcceptAsync(action, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> thenRunAsync(CompletionStage<T> stage, Runnable action, Executor executor) {
        return stage.thenRunAsync(action, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<U> thenComposeAsync(
            CompletionStage<T> stage, Function<? super T, ? extends CompletionStage<U>> fn, Executor executor) {
        return stage.thenComposeAsync(fn, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<T> whenCompleteAsync(
            CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> action, Executor executor) {
        return stage.whenCompleteAsync(action, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<U> handleAsync(
            CompletionStage<T> stage, BiFunction<? super T, Throwable, ? extends U> fn, Executor executor) {
        return stage.handleAsync(fn, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<T> exceptionallyAsync(
            CompletionStage<T> stage, Function<Throwable, ? extends T> fn, Executor executor) {
        return stage.exceptionallyAsync(fn, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<T> exceptionallyComposeAsync(
            CompletionStage<T> stage, Function<Throwable, ? extends CompletionStage<T>> fn, Executor executor) {
        return stage.exceptionallyComposeAsync(fn, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T, U, V> CompletionStage<V> thenCombineAsync(
            CompletionStage<T> stage,
            CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> fn,
            Executor executor) {
        return stage.thenCombineAsync(other, fn, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<Void> thenAcceptBothAsync(
            CompletionStage<T> stage,
            CompletionStage<? extends U> other,
            BiConsumer<? super T, ? super U> action,
            Executor executor) {
        return stage.thenAcceptBothAsync(other, action, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> runAfterBothAsync(
            CompletionStage<T> stage, CompletionStage<?> other, Runnable action, Executor executor) {
        return stage.runAfterBothAsync(other, action, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T, U> CompletionStage<U> applyToEitherAsync(
            CompletionStage<T> stage,
            CompletionStage<? extends T> other,
            Function<? super T, U> fn,
            Executor executor) {
        return stage.applyToEitherAsync(other, fn, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> acceptEitherAsync(
            CompletionStage<T> stage,
            CompletionStage<? extends T> other,
            Consumer<? super T> action,
            Executor executor) {
        return stage.acceptEitherAsync(other, action, Pools.here(executor));
    }

    @Twin(CompletionStage.class)
    public static <T> CompletionStage<Void> runAfterEitherAsync(
            CompletionStage<T> stage, CompletionStage<?> other, Runnable action, Executor executor) {
        return stage.runAfterEitherAsync(other, action, Pools.here(executor));
    }
}
