package dev.meanwhile.promise;

import dev.meanwhile.sim.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// ECMAScript's `Promise.all`, `allSettled`, `any` and `race`, by their rules (ECMA-262, "Properties of the
/// Promise Constructor"), and what is usually built on them. None of them cancels anything.
public final class Combinators {
    private Combinators() {}

    /// Fulfilled with all values, in the order given, once all are fulfilled; rejected as soon as one is
    /// rejected.
    public static <T extends @Nullable Object> Promise<List<T>> all(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return all(stages, values -> values);
    }

    /// Fulfilled with what `function` makes of all values, once all are fulfilled; rejected as soon as one is
    /// rejected, or by what `function` throws.
    public static <T extends @Nullable Object, R extends @Nullable Object> Promise<R> all(
            Collection<? extends CompletionStage<? extends T>> stages,
            Function<? super List<T>, ? extends R> function) {
        return new Combination<T, R>("all", stages) {
            private final List<@Nullable T> values =
                    new ArrayList<>(Collections.<@Nullable T>nCopies(stages.size(), null));
            private int pending = stages.size();

            @Override
            void fulfilled(int index, T value, Promise<? extends T> part) {
                values.set(index, value);
                if (--pending == 0) {
                    finish(part);
                }
            }

            @Override
            void rejected(int index, Throwable reason, Promise<? extends T> part) {
                settle(part, null, reason);
            }

            @Override
            void ofNothing() {
                finish(null);
            }

            private void finish(@Nullable Promise<? extends T> last) {
                try {
                    settle(last, function.apply(readOnly(values)), null);
                } catch (RuntimeException e) {
                    settle(last, null, e);
                }
            }
        }.result();
    }

    /// Fulfilled with what `function` makes of both values, once both are fulfilled; rejected as soon as one is.
    @SuppressWarnings("unchecked") // each value comes from the promise of its type
    public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Promise<R> all(
            CompletionStage<A> first,
            CompletionStage<B> second,
            BiFunction<? super A, ? super B, ? extends R> function) {
        return all(Arrays.asList(first, second), values -> function.apply((A) values.get(0), (B) values.get(1)));
    }

    /// Fulfilled with what `function` makes of the three values, once all are fulfilled; rejected as soon as one
    /// is.
    @SuppressWarnings("unchecked") // each value comes from the promise of its type
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            Promise<R> all(
                    CompletionStage<A> first,
                    CompletionStage<B> second,
                    CompletionStage<C> third,
                    TriFunction<? super A, ? super B, ? super C, ? extends R> function) {
        return all(
                Arrays.asList(first, second, third),
                values -> function.apply((A) values.get(0), (B) values.get(1), (C) values.get(2)));
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

    /// Fulfilled as soon as one is fulfilled; rejected with an [AggregateException] once all are rejected, which
    /// is at once if there are none.
    public static <T extends @Nullable Object> Promise<T> any(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return new Combination<T, T>("any", stages) {
            private final List<@Nullable Throwable> reasons =
                    new ArrayList<>(Collections.<@Nullable Throwable>nCopies(stages.size(), null));
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
            void ofNothing() {
                neverSettlesBecause("a race without promises never settles");
            }
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
        var timer = loop.schedule(
                nanos,
                () -> result.completeExceptionally(new TimeoutException(
                        promise.description() + " took longer than " + Time.millis(nanos) + " ms")));
        result.afterwards(() -> {
            timer.cancel();
            if (!promise.isDone()) {
                promise.unwatch();
            }
        });
        promise.then(() -> follow(result, promise));
        return result;
    }

    /// Calls `function` for each item, at most `limit` at a time, each as soon as one before it is fulfilled.
    /// Fulfilled with the results in the order of the items; rejected as soon as one is rejected, and then starts
    /// no more.
    ///
    /// @param limit 1 or more
    public static <S extends @Nullable Object, T extends @Nullable Object> Promise<List<T>> mapLimit(
            int limit, Collection<? extends S> items, AsyncFunction<S, T> function) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, but was " + limit);
        }
        return new MapLimit<S, T>(items, function).start(limit);
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
        return new Retry<>(attempts, Time.nanos("backoffMillis", backoffMillis), operation).start();
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
    static <T extends @Nullable Object> List<T> readOnly(List<@Nullable T> values) {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }
}
