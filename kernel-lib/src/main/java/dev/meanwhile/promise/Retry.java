package dev.meanwhile.promise;

import dev.meanwhile.sim.EventLoop;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Attempts at one operation, until one succeeds or none is left. It takes its turns as this async function does:
///
/// ```javascript
/// for (let left = attempts, pause = backoff; ; left--, pause *= 2) {
///     try { return await operation(); } catch (e) { if (left === 1) throw e; await sleep(pause); }
/// }
/// ```
final class Retry<T extends @Nullable Object> {
    private final Supplier<? extends CompletionStage<T>> operation;
    private final Promise<T> result;
    private int left;
    private long pause;

    /// @param attempts 1 or more
    /// @param backoff  the first pause, in virtual nanoseconds
    Retry(int attempts, long backoff, Supplier<? extends CompletionStage<T>> operation) {
        this.operation = Objects.requireNonNull(operation, "the operation to retry must not be null");
        this.result = new Promise<>(EventLoop.current(), "retry", null);
        this.left = attempts;
        this.pause = backoff;
    }

    Promise<T> start() {
        attempt();
        return result;
    }

    private void attempt() {
        Promise<T> part;
        try {
            part = Promise.of(operation.get());
        } catch (Exception e) {
            failed(null, e);
            return;
        }
        part.watch();
        part.then(() -> {
            if (part.isCompletedExceptionally()) {
                failed(part, Combinators.reason(part));
            } else {
                result.settleBy(part.settledBy(), part.resultNow(), null);
            }
        });
    }

    private void failed(@Nullable Promise<T> part, Throwable reason) {
        if (--left == 0) {
            result.settleBy(part == null ? null : part.settledBy(), null, reason);
        } else if (!result.isDone()) {
            result.by(result.loop().schedule(pause, this::attempt));
            pause = pause > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : pause * 2;
        }
    }
}
