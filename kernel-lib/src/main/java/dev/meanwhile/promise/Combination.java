package dev.meanwhile.promise;

import dev.meanwhile.sim.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// One promise made of several: tells its rule, each in a turn of its own, how the parts settle, until the rule
/// settles the result. From then on nobody waits for the parts that are still pending; they run on.
abstract class Combination<T extends @Nullable Object, R extends @Nullable Object> {
    private static final int MOST_NAMES = 3;

    private final List<Promise<? extends T>> parts = new ArrayList<>();
    private final Promise<R> result;

    Combination(String rule, Collection<? extends CompletionStage<? extends T>> stages) {
        Objects.requireNonNull(stages, "the promises of " + rule + " must not be null");
        for (var stage : stages) {
            var part = Promise.of(Objects.requireNonNull(
                    stage,
                    () -> "promise " + (parts.size() + 1) + " of " + rule
                            + " must not be null; does the function that should return one return null?"));
            part.requireOwnLoop();
            parts.add(part);
        }
        result = new Promise<>(EventLoop.current(), rule + " of " + names(), null);
        result.afterwards(this::leavePending);
    }

    /// Called once, when the rule's own fields are there.
    Promise<R> result() {
        if (parts.isEmpty()) {
            ofNothing();
        }
        for (int i = 0; i < parts.size(); i++) {
            follow(i, parts.get(i));
        }
        return result;
    }

    private <P extends T> void follow(int index, Promise<P> part) {
        part.watch();
        part.then(() -> {
            if (part.isCompletedExceptionally()) {
                rejected(index, Combinators.reason(part), part);
            } else {
                fulfilled(index, part.resultNow(), part);
            }
        });
    }

    void settle(@Nullable Promise<? extends T> by, @Nullable R value, @Nullable Throwable reason) {
        result.settleBy(by == null ? null : by.settledBy(), value, reason);
    }

    private void leavePending() {
        parts.stream().filter(p -> !p.isDone()).forEach(Promise::unwatch);
    }

    abstract void fulfilled(int index, T value, Promise<? extends T> part);

    abstract void rejected(int index, Throwable reason, Promise<? extends T> part);

    abstract void ofNothing();

    void neverSettlesBecause(String why) {
        result.neverSettlesBecause(why);
    }

    private String names() {
        if (parts.isEmpty()) {
            return "nothing";
        }
        if (parts.size() <= MOST_NAMES) {
            return String.join(", ", parts.stream().map(Promise::name).toList());
        }
        return parts.size() + " promises";
    }
}
