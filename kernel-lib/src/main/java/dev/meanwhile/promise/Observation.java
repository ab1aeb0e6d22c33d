package dev.meanwhile.promise;

import dev.meanwhile.sim.EventLoop;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Records what is really done outside of the one thread of a loop.
final class Observation {
    private final EventLoop loop;
    private boolean underWay;

    private Observation(EventLoop loop) {
        this.loop = loop;
    }

    static Observation of(EventLoop loop) {
        return loop.attached(Observation.class, () -> new Observation(loop));
    }

    /// Makes `call` and records it as an operation; if it is part of a call that is recorded already, just makes
    /// it.
    <T extends @Nullable Object> Promise<T> observe(
            String operation, Supplier<? extends CompletionStage<T>> call, List<@Nullable Object> arguments) {
        var activity = underWay ? null : loop.operation(operation, arguments);
        var promise = new Promise<T>(loop, operation, activity);
        promise.neverSettlesBecause(Promise.nobodyCompletesIt(loop));
        var stage = made(operation, call);
        var arrival = loop.expect();
        stage.whenComplete((value, reason) -> arrival.accept(() -> promise.settle(value, Promise.unwrapped(reason))));
        promise.afterwards(() -> {
            if (promise.isCancelled()) {
                stage.toCompletableFuture().cancel(true);
            }
        });
        return promise;
    }

    /// A call that throws gives a stage that has failed.
    private <T extends @Nullable Object> CompletionStage<T> made(
            String operation, Supplier<? extends CompletionStage<T>> call) {
        boolean before = underWay;
        underWay = true;
        try {
            return Objects.requireNonNull(call.get(), "what '" + operation + "' returns must not be null");
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            underWay = before;
        }
    }
}
