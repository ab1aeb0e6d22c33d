package dev.meanwhile.promise;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.any;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.mapLimit;
import static dev.meanwhile.Workbook.race;
import static dev.meanwhile.Workbook.retry;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.Workbook.timeout;
import static dev.meanwhile.promise.Operations.failing;
import static dev.meanwhile.promise.Operations.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.Body;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What is no promise of ours: nothing at all, or a stage that others made.
class NullsAndForeignStagesTest {
    private static final String NULL = "must not be null; does the function that should return one return null?";

    private static void assertFails(String message, Body<?> body) {
        assertThat(simulate("nulls", body).failure()).hasMessage(message);
    }

    @Test
    void nullInPlaceOfAPromiseIsNamed() {
        assertFails("promise 2 of all " + NULL, () -> all(ok("a", 1), null));
        assertFails("promise 1 of any " + NULL, () -> any((Promise<String>) null));
        assertFails("promise 2 of race " + NULL, () -> race(Arrays.asList(ok("a", 1), null)));
        assertFails("a promise " + NULL, () -> await(null));
        assertFails("a promise " + NULL, () -> timeout(null, 10));
        assertFails("a promise " + NULL, () -> await(mapLimit(2, List.of(1), _ -> null)));
        assertFails("a promise " + NULL, () -> await(retry(2, 10, () -> null)));
    }

    @Test
    void nullInPlaceOfACollectionOrAFunctionIsNamed() {
        assertFails("the promises of all must not be null", () -> all((Collection<Promise<String>>) null));
        assertFails("the items of mapLimit must not be null", () -> mapLimit(2, (List<String>) null, s -> ok(s, 1)));
        assertFails("the function to map by must not be null", () -> mapLimit(2, List.of(1), null));
        assertFails("the operation to retry must not be null", () -> retry(2, 10, null));
        assertFails("the reason of a rejection must not be null", () -> new Promise<>().completeExceptionally(null));
    }

    @Test
    void plainFuturesCanBeAwaitedAndCombined() {
        var run = simulate("foreign", () -> {
            var plain = new CompletableFuture<String>();
            async("completes it", () -> {
                sleep(30);
                plain.complete("plain");
            });
            return await(all(ok("a", 10), plain, plain.thenApply(String::length)));
        });
        assertThat(run.value()).isEqualTo(List.of("A", "plain", 5));
        assertThat(run.duration()).isEqualTo(30);
    }

    @Test
    void theReasonOfAPlainFutureIsThrownWithoutItsWrappers() {
        var reason = new IOException("disk full");
        var run = simulate("foreign", () -> {
            CompletionStage<String> plain = CompletableFuture.failedFuture(reason);
            return await(plain.thenApply(String::length));
        });
        assertThat(run.failure()).isSameAs(reason);
    }

    @Test
    void aPlainFutureCompletedByAThreadOutside() throws InterruptedException {
        var plain = new CompletableFuture<String>();
        var completing = new AtomicReference<Thread>();
        completing.set(Thread.ofPlatform().start(() -> plain.complete("outside")));
        completing.get().join();
        assertThat(simulate("foreign", () -> await(plain)).value()).isEqualTo("outside");
    }

    @Test
    void aPromiseSettledByAThreadOutsideWhileTheRunGoesOn() {
        var run = simulate("foreign", () -> {
            var promise = new Promise<String>();
            var waiting = async("waiting", () -> await(promise) + "!");
            var thread = Thread.ofPlatform().start(() -> promise.complete("outside"));
            while (thread.isAlive()) {
                Thread.onSpinWait(); // stays on the one thread
            }
            return await(waiting);
        });
        assertThat(run.value()).isEqualTo("outside!");
    }

    @Test
    void aPlainFutureThatNobodyCompletesIsADeadlock() {
        var run = simulate("foreign", () -> await(new CompletableFuture<String>()));
        assertThat(run.failure())
                .hasMessageContaining("main waits for a CompletableFuture since 0 ms")
                .hasMessageContaining(
                        "nothing in this simulation will complete it, and threads outside of it take no part in virtual time");
    }

    @Test
    void aReasonWrappedByHandIsUnwrapped() {
        var run = simulate("wrapped", () -> {
            var promise = new Promise<String>();
            promise.completeExceptionally(new CompletionException(new IOException("inside")));
            return await(promise);
        });
        assertThat(run.failure()).isInstanceOf(IOException.class).hasMessage("inside");
    }

    @Test
    void joinWrapsWhereAwaitDoesNot() {
        var run = simulate("join", () -> failing("op", 10).join());
        assertThat(run.failure())
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessage("op failed");
    }
}
