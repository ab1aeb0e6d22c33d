package dev.meanwhile.promise;

import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// ECMAScript's `Promise.all`, `allSettled`, `any` and `race`, by their rules (ECMA-262, "Properties of the Promise
/// Constructor"), and what is usually built on them. None of them cancels anything.
public final class Combinators {
    private Combinators() {}

    /// Fulfilled with all values, in the order given, once all are fulfilled; rejected as soon as one is rejected.
    public static <T extends @Nullable Object> Promise<List<T>> all(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return new Combination<T, List<T>>("all", stages) {
            private final List<@Nullable T> values = new ArrayList<>(Collections.nCopies(stages.size(), null));
            private int pending = stages.size();

            @Override
            void fulfilled(int index, T value, Promise<? extends T> part) {
                values.set(index, value);
                if (--pending == 0) {
                    settle(part, readOnly(values), null);
                }
            }

            @Override
            void rejected(int index, Throwable reason, Promise<? extends T> part) {
                settle(part, null, reason);
            }

            @Override
            void ofNothing() {
                settle(null, List.of(), null);
            }
        }.result();
    }

    /// Fulfilled with how each settled, in the order given, once all have; never rejected.
    public static <T extends @Nullable Object> Promise<List<Settled<T>>> allSettled(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return new Combination<T, List<Settled<T>>>("allSettled", stages) {
            private final List<@Nullable Settled<T>> outcomes =
                    new ArrayList<>(Collections.nCopies(stages.size(), null));
            private int pending = stages.size();

            @Override
            void fulfilled(int index, T value, Promise<? extends T> part) {
                settled(index, new Settled.Fulfilled<>(value), part);
            }

            @Override
            void rejected(int index, Throwable reason, Promise<? extends T> part) {
                settled(index, new Settled.Rejected<>(reason), part);
            }

            private void settled(int index, Settled<T> outcome, Promise<? extends T> part) {
                outcomes.set(index, outcome);
                if (--pending == 0) {
                    settle(part, readOnly(outcomes), null);
                }
            }

            @Override
            void ofNothing() {
                settle(null, List.of(), null);
            }
        }.result();
    }

    /// Fulfilled as soon as one is fulfilled; rejected with an [AggregateException] once all are rejected,
    /// which is at once
    /// if there are none.
    public static <T extends @Nullable Object> Promise<T> any(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return new Combination<T, T>("any", stages) {
            private final List<@Nullable Throwable> reasons = new ArrayList<>(Collections.nCopies(stages.size(), null));
            private int pending = stages.size();

            @Override
            void fulfilled(int index, T value, Promise<? extends T> part) {
                settle(part, value, null);
            }

            @Override
            void rejected(int index, Throwable reason, Promise<? extends T> part) {
                reasons.set(index, reason);
                if (--pending == 0) {
                    settle(part, null, new AggregateException(readOnly(reasons)));
                }
            }

            @Override
            void ofNothing() {
                settle(null, null, new AggregateException(List.of()));
            }
        }.result();
    }

    /// Settled as the first one that settles; never if there are none.
    public static <T extends @Nullable Object> Promise<T> race(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return new Combination<T, T>("race", stages) {
            @Override
            void fulfilled(int index, T value, Promise<? extends T> part) {
                settle(part, value, null);
            }

            @Override
            void rejected(int index, Throwable reason, Promise<? extends T> part) {
                settle(part, null, reason);
            }

            @Override
            void ofNothing() {}
        }.result();
    }

    /// Settled as `stage`, or rejected with a [TimeoutException] if that takes longer than `millis`.
    ///
    /// @param millis in virtual milliseconds, 0 or more
    public static <T extends @Nullable Object> Promise<T> timeout(CompletionStage<T> stage, long millis) {
        var promise = Promise.of(stage);
        return within(promise, Time.nanos("millis", millis), "timeout of " + promise.name());
    }

    /// @param nanos in virtual nanoseconds
    static <T extends @Nullable Object> Promise<T> within(Promise<T> promise, long nanos, String name) {
        promise.requireOwnLoop();
        var loop = promise.loop();
        var result = new Promise<T>(loop, name, null);
        promise.watch();
        var timer = loop.schedule(nanos, () -> {
            promise.unwatch();
            result.completeExceptionally(
                    new TimeoutException(promise.description() + " took longer than " + Time.millis(nanos) + " ms"));
        });
        promise.then(() -> {
            timer.cancel();
            follow(result, promise);
        });
        return result;
    }

    /// Calls `function` for each item, at most `limit` at a time, each as soon as one before it is fulfilled.
    /// Fulfilled with
    /// the results in the order of the items; rejected as soon as one is rejected, and then starts no more.
    ///
    /// @param limit 1 or more
    public static <S extends @Nullable Object, T extends @Nullable Object> Promise<List<T>> mapLimit(
            int limit, Collection<? extends S> items, AsyncFunction<S, T> function) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, but was " + limit);
        }
        return new MapLimit<S, T>(items, function).start(limit);
    }

    private static final class MapLimit<S extends @Nullable Object, T extends @Nullable Object> {
        private final Iterator<? extends S> items;
        private final AsyncFunction<S, T> function;
        private final List<@Nullable T> values;
        private final Promise<List<T>> result;
        private int started;
        private int pending;

        MapLimit(Collection<? extends S> items, AsyncFunction<S, T> function) {
            this.items = List.copyOf(items).iterator();
            this.function = function;
            this.values = new ArrayList<>(Collections.nCopies(items.size(), null));
            this.pending = items.size();
            this.result = new Promise<>(EventLoop.current(), "mapLimit", null);
        }

        Promise<List<T>> start(int limit) {
            if (pending == 0) {
                result.complete(List.of());
            }
            for (int i = 0; i < limit; i++) {
                next();
            }
            return result;
        }

        private void next() {
            if (!items.hasNext() || result.isDone()) {
                return;
            }
            int index = started++;
            var part = call(function, items.next());
            part.watch();
            part.then(() -> {
                if (part.isCompletedExceptionally()) {
                    result.settleBy(part.settledBy(), null, reason(part));
                } else {
                    values.set(index, part.resultNow());
                    if (--pending == 0) {
                        result.settleBy(part.settledBy(), readOnly(values), null);
                    }
                    next();
                }
            });
        }
    }

    /// Calls `operation` until its promise is fulfilled, at most `attempts` times; between two attempts it
    /// waits, first for
    /// `backoffMillis`, then each time twice as long as before. Rejected with the last reason.
    ///
    /// @param attempts      1 or more
    /// @param backoffMillis in virtual milliseconds, 0 or more
    public static <T extends @Nullable Object> Promise<T> retry(
            int attempts, long backoffMillis, Supplier<? extends CompletionStage<T>> operation) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more, but was " + attempts);
        }
        var result = new Promise<T>(EventLoop.current(), "retry", null);
        attempt(attempts, Time.nanos("backoffMillis", backoffMillis), operation, result);
        return result;
    }

    private static <T extends @Nullable Object> void attempt(
            int left, long backoff, Supplier<? extends CompletionStage<T>> operation, Promise<T> result) {
        var part = call(_ -> operation.get(), null);
        part.watch();
        part.then(() -> {
            boolean again = part.isCompletedExceptionally() && left > 1 && !result.isDone();
            if (again) {
                result.loop().schedule(backoff, () -> attempt(left - 1, backoff * 2, operation, result));
            } else {
                follow(result, part);
            }
        });
    }

    /// A function that throws, instead of returning a promise, counts as one whose promise is rejected.
    private static <S extends @Nullable Object, T extends @Nullable Object> Promise<T> call(
            AsyncFunction<S, T> function, S argument) {
        try {
            return Promise.of(function.apply(argument));
        } catch (Exception e) {
            var rejected = new Promise<T>();
            rejected.completeExceptionally(e);
            return rejected;
        }
    }

    private static <T extends @Nullable Object> void follow(Promise<T> result, Promise<? extends T> part) {
        if (part.isCompletedExceptionally()) {
            result.settleBy(part.settledBy(), null, reason(part));
        } else {
            result.settleBy(part.settledBy(), part.resultNow(), null);
        }
    }

    static Throwable reason(Promise<?> rejected) {
        if (rejected.isCancelled()) {
            return new CancellationException(rejected.description() + " was cancelled");
        }
        return rejected.exceptionNow();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // each place has been filled by now
    private static <T extends @Nullable Object> List<T> readOnly(List<@Nullable T> values) {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }
}
