package REPL;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public class FuturePrograms {
    private static String after(long millis, String value) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
        return value;
    }

    @Takes(millis = 50, gives = "ab")
    public static Object supplyAsyncTwice() {
        var a = CompletableFuture.supplyAsync(() -> after(30, "a"));
        var b = CompletableFuture.supplyAsync(() -> after(50, "b"));
        return a.join() + b.join();
    }

    @Takes(millis = 20)
    public static Object runAsync() throws Exception {
        return CompletableFuture.runAsync(() -> after(20, "")).get();
    }

    @Takes(millis = 60, gives = "abc")
    public static Object asyncStages() {
        return CompletableFuture.supplyAsync(() -> after(20, "a"))
                .thenApplyAsync(a -> after(20, a + "b"))
                .thenComposeAsync(ab -> CompletableFuture.supplyAsync(() -> after(20, ab + "c")))
                .join();
    }

    @Takes(millis = 50, gives = "xy!")
    public static Object thenCombineAsync() {
        CompletionStage<String> x = CompletableFuture.supplyAsync(() -> after(30, "x"));
        return x.thenCombineAsync(CompletableFuture.supplyAsync(() -> after(10, "y")), (a, b) -> after(20, a + b))
                .thenApplyAsync(s -> s + "!")
                .toCompletableFuture()
                .join();
    }

    @Takes(millis = 30, gives = "0 null recovered")
    public static Object otherAsyncStages() {
        var log = new StringBuilder();
        var start = CompletableFuture.supplyAsync(() -> after(30, "0"));
        start.thenAcceptAsync(log::append)
                .thenRunAsync(() -> log.append(" "))
                .whenCompleteAsync((v, e) -> log.append(v))
                .thenAcceptBothAsync(start, (v, s) -> {
                    throw new IllegalStateException("no");
                })
                .handleAsync((v, e) -> e == null ? "" : " recovered")
                .thenAcceptAsync(log::append)
                .join();
        return log;
    }

    @Takes(millis = 20, gives = "fast fast", outsideToo = false)
    public static Object eitherAsync() {
        var slow = CompletableFuture.supplyAsync(() -> after(40, "slow"));
        var fast = CompletableFuture.supplyAsync(() -> after(20, "fast"));
        return slow.applyToEitherAsync(fast, s -> s).join()
                + CompletableFuture.<String>failedFuture(new IllegalStateException())
                        .exceptionallyAsync(e -> " fast")
                        .join();
    }

    @Takes(millis = 30, gives = "timeout")
    public static Object timedGet() throws Exception {
        try {
            return new CompletableFuture<String>().get(30, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return "timeout";
        }
    }

    @Takes(millis = 20, gives = "in time")
    public static Object timedGetInTime() throws Exception {
        Future<String> future = CompletableFuture.supplyAsync(() -> after(20, "in time"));
        return future.get(30, TimeUnit.SECONDS);
    }

    @Takes(millis = 10, gives = "java.lang.IllegalStateException: no")
    public static Object timedGetOfAFailure() throws Exception {
        try {
            return CompletableFuture.supplyAsync(() -> {
                        after(10, "");
                        throw new IllegalStateException("no");
                    })
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Takes(millis = 30, gives = "TimeoutException")
    public static Object orTimeout() {
        try {
            return new CompletableFuture<String>()
                    .orTimeout(30, TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }

    @Takes(millis = 10, gives = "a")
    public static Object orTimeoutInTime() {
        return CompletableFuture.supplyAsync(() -> after(10, "a"))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Takes(millis = 30, gives = "default")
    public static Object completeOnTimeout() {
        return new CompletableFuture<String>()
                .completeOnTimeout("default", 30, TimeUnit.MILLISECONDS)
                .join();
    }

    @Takes(millis = 50, gives = "late")
    public static Object delayedExecutor() {
        var later = CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(() -> after(20, "late"), later).join();
    }

    @Takes(millis = 30, gives = "computed")
    public static Object completeAsync() {
        return new CompletableFuture<String>()
                .completeAsync(() -> after(30, "computed"))
                .join();
    }

    @Takes(millis = 40, gives = "b first, then a", outsideToo = false)
    public static Object allOfAndAnyOf() {
        var a = CompletableFuture.supplyAsync(() -> after(40, "a"));
        var b = CompletableFuture.supplyAsync(() -> after(20, "b"));
        var first = CompletableFuture.anyOf(a, b).join();
        CompletableFuture.allOf(a, b).join();
        return first + " first, then " + a.join();
    }

    @Takes(millis = 20, gives = "x")
    public static Object joinedByMethodReference() {
        return CompletableFuture.completedFuture(CompletableFuture.supplyAsync(() -> after(20, "x")))
                .thenApply(CompletableFuture::join)
                .join();
    }
}
