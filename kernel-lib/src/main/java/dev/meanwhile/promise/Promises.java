package dev.meanwhile.promise;

import dev.meanwhile.sim.Activity;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Operation;
import dev.meanwhile.sim.Time;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where promises come from, and how to wait for one.
public final class Promises {
    private Promises() {}

    /// Starts a simulated remote operation, now. It takes `millis` virtual milliseconds, unless the conditions of
    /// the run say otherwise; then `value` is asked for its result.
    ///
    /// @throws IllegalArgumentException if `millis` is negative
    public static <T extends @Nullable Object> Promise<T> remote(
            String operation, long millis, Supplier<? extends T> value, @Nullable Object... arguments) {
        Time.nanos("millis", millis);
        var loop = EventLoop.current();
        var activity = loop.operation(operation, copy(arguments));
        var reply = loop.conditions().to(activity, millis);
        var promise = new Promise<T>(loop, operation, activity);
        // made here and not when it falls due, so that its stack shows the call
        var failure = reply.failure() == null ? null : new ServiceException(operation, reply.failure());
        promise.by(loop.schedule(Time.nanos("millis", reply.millis()), () -> {
            if (failure != null) {
                promise.completeExceptionally(failure);
            } else {
                arrive(promise, activity, value);
            }
        }));
        return promise;
    }

    /// Records something that really goes on outside of the one thread, an answer of a server or a computation of
    /// another thread, as an operation of the run. `call` is made now; the promise settles as what it returns.
    public static <T extends @Nullable Object> Promise<T> observe(
            String operation, Supplier<? extends CompletionStage<T>> call, @Nullable Object... arguments) {
        return Observation.of(EventLoop.current()).observe(operation, call, copy(arguments));
    }

    /// What the outside world makes of `value`; the conditions of a run keep to its type.
    @SuppressWarnings({"unchecked", "NullAway"})
    private static <T extends @Nullable Object> T received(Operation operation, T value) {
        return (T) EventLoop.current().conditions().value(operation, value);
    }

    private static <T extends @Nullable Object> void arrive(
            Promise<T> promise, Operation operation, Supplier<? extends T> value) {
        try {
            promise.complete(received(operation, value.get()));
        } catch (Throwable e) {
            promise.completeExceptionally(e);
        }
    }

    /// Calls an async function: `body` starts at once and runs up to its first wait, then the caller goes on.
    public static <T extends @Nullable Object> Promise<T> async(String name, Callable<T> body) {
        var loop = EventLoop.current();
        var task = loop.task(name, body);
        var promise = new Promise<T>(loop, name, task);
        task.onEnd((how, result) -> settle(promise, how, result));
        loop.startEagerly(task);
        return promise;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a fulfilled task ends with what its body returned
    private static <T extends @Nullable Object> void settle(
            Promise<T> promise, Activity.Ending how, @Nullable Object result) {
        if (how == Activity.Ending.FULFILLED) {
            promise.complete((T) result);
        } else if (result instanceof Throwable reason) {
            promise.completeExceptionally(reason);
        }
    }

    /// Waits until `stage` is settled, giving others their turn even if it is already.
    ///
    /// @return its value; if it was rejected, the reason itself is thrown
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return Promise.of(stage).await();
    }

    private static List<@Nullable Object> copy(@Nullable Object[] arguments) {
        return arguments.length == 0
                ? List.<@Nullable Object>of()
                : Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(arguments.clone()));
    }
}
