package REPL;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Each stage of `CompletableFuture` that runs asynchronously, with and without an executor: one of 10 ms after
/// the other.
public class StagePrograms {
    private static <T> T nap(T value) {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
        return value;
    }

    @Takes(millis = 50, gives = "[a, run, b, both, b+a]")
    public static Object afterOne() {
        var log = new ConcurrentLinkedQueue<String>();
        CompletionStage<String> start = CompletableFuture.completedFuture("a");
        start.thenAcceptAsync(v -> log.add(nap(v)))
                .thenRunAsync(() -> log.add(nap("run")))
                .thenCombineAsync(CompletableFuture.completedFuture("b"), (v, b) -> nap(b))
                .thenAcceptBothAsync(start, (b, a) -> log.addAll(List.of(b, nap("both"), b + "+" + a)))
                .runAfterBothAsync(start, () -> nap("after both"))
                .toCompletableFuture()
                .join();
        return log;
    }

    @Takes(millis = 60, gives = "[a, run, b, both, b+a, x]")
    public static Object afterOneWithAnExecutor() {
        var log = new ConcurrentLinkedQueue<String>();
        Executor pool = Executors.newSingleThreadExecutor();
        CompletionStage<String> start = CompletableFuture.completedFuture("a");
        start.thenAcceptAsync(v -> log.add(nap(v)), pool)
                .thenRunAsync(() -> log.add(nap("run")), pool)
                .thenCombineAsync(CompletableFuture.completedFuture("b"), (v, b) -> nap(b), pool)
                .thenAcceptBothAsync(start, (b, a) -> log.addAll(List.of(b, nap("both"), b + "+" + a)), pool)
                .runAfterBothAsync(start, () -> nap("after both"), pool)
                .thenComposeAsync(v -> CompletableFuture.completedFuture(nap("x")), pool)
                .whenCompleteAsync((x, e) -> log.add(x), pool)
                .toCompletableFuture()
                .join();
        ((java.util.concurrent.ExecutorService) pool).shutdown();
        return log;
    }

    @Takes(millis = 30, gives = "[a, either]")
    public static Object afterEither() {
        var log = new ConcurrentLinkedQueue<String>();
        var never = new CompletableFuture<String>();
        var start = CompletableFuture.completedFuture("a");
        start.applyToEitherAsync(never, StagePrograms::nap)
                .acceptEitherAsync(never, v -> log.add(nap(v)))
                .runAfterEitherAsync(never, () -> log.add(nap("either")))
                .join();
        return log;
    }

    @Takes(millis = 30, gives = "[a, either]")
    public static Object afterEitherWithAnExecutor() {
        var log = new ConcurrentLinkedQueue<String>();
        var never = new CompletableFuture<String>();
        var start = CompletableFuture.completedFuture("a");
        try (var pool = Executors.newFixedThreadPool(1, Thread::new)) {
            start.applyToEitherAsync(never, StagePrograms::nap, pool)
                    .acceptEitherAsync(never, v -> log.add(nap(v)), pool)
                    .runAfterEitherAsync(never, () -> log.add(nap("either")), pool)
                    .join();
        }
        return log;
    }

    @Takes(millis = 30, gives = "handled caught composed")
    public static Object failures() {
        var failed = CompletableFuture.<String>failedFuture(new IllegalStateException());
        return failed.handleAsync((v, e) -> nap("handled")).join() + " "
                + failed.exceptionallyAsync(e -> nap("caught")).join() + " "
                + failed.exceptionallyComposeAsync(e -> CompletableFuture.completedFuture(nap("composed")))
                        .join();
    }

    @Takes(millis = 30, gives = "handled caught composed")
    public static Object failuresWithAnExecutor() {
        var failed = CompletableFuture.<String>failedFuture(new IllegalStateException());
        try (var pool = Executors.newCachedThreadPool(Thread::new)) {
            return failed.handleAsync((v, e) -> nap("handled"), pool).join() + " "
                    + failed.exceptionallyAsync(e -> nap("caught"), pool).join() + " "
                    + failed.exceptionallyComposeAsync(e -> CompletableFuture.completedFuture(nap("composed")), pool)
                            .join();
        }
    }

    @Takes(millis = 40, gives = "null")
    public static Object runAsyncLaterInAPool() {
        try (var pool = Executors.newFixedThreadPool(1)) {
            CompletableFuture.runAsync(() -> nap(""), pool).join();
            var later = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS, pool);
            return CompletableFuture.runAsync(() -> nap(""), later).join();
        }
    }
}
