package REPL;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;

/// Tasks whose failures are kept by the scope or the executor that started them.
public class ScopePrograms {
    private static final Callable<String> QUICK = () -> {
        Thread.sleep(10);
        return "quick";
    };
    private static final Callable<String> FAILING = () -> {
        Thread.sleep(30);
        throw new IllegalStateException("503");
    };
    private static final Callable<String> SLOW = () -> {
        Thread.sleep(5_000);
        return "slow";
    };

    @Takes(millis = 30, gives = "IllegalStateException: 503")
    public static Object scope() throws Exception {
        try (var scope = StructuredTaskScope.<String>open()) {
            List.of(QUICK, FAILING, SLOW).forEach(subtask -> scope.fork(subtask));
            scope.join();
            return "joined";
        } catch (StructuredTaskScope.FailedException e) {
            return e.getCause().getClass().getSimpleName() + ": " + e.getCause().getMessage();
        }
    }

    @Takes(millis = 20, gives = "FAILED, SUCCESS")
    public static Object scopeOfRunnables() throws Exception {
        Runnable failing = () -> {
            throw new IllegalStateException("503");
        };
        Runnable quick = () -> {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        try (var scope = StructuredTaskScope.open(StructuredTaskScope.Joiner.awaitAll())) {
            var first = scope.fork(failing);
            var second = scope.fork(quick);
            scope.join();
            return first.state() + ", " + second.state();
        }
    }

    @Takes(millis = 50, gives = "SUCCESS, FAILED, CANCELLED")
    public static Object threadPerTask() throws Exception {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = List.of(tasks.submit(QUICK), tasks.submit(FAILING), tasks.submit(SLOW));
            Thread.sleep(50);
            futures.forEach(future -> future.cancel(true));
            return String.join(
                    ", ",
                    futures.stream().map(Future::state).map(String::valueOf).toList());
        }
    }

    @Takes(millis = 30, gives = "SUCCESS, FAILED")
    public static Object invokeAll() throws Exception {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = tasks.invokeAll(List.of(QUICK, FAILING));
            return String.join(
                    ", ",
                    futures.stream().map(Future::state).map(String::valueOf).toList());
        }
    }

    @Takes(millis = 10, gives = "closed")
    public static Object threadThatNobodyAsks() {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            tasks.submit(QUICK);
        }
        return "closed";
    }

    @Takes(millis = 30, gives = "true, true, true, true")
    public static Object asyncCalls() throws Exception {
        Runnable failing = () -> {
            throw new IllegalStateException("503");
        };
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor();
                var pool = Executors.newFixedThreadPool(1)) {
            var futures = List.of(
                    CompletableFuture.supplyAsync(ScopePrograms::fails),
                    CompletableFuture.runAsync(failing),
                    CompletableFuture.supplyAsync(ScopePrograms::fails, tasks),
                    CompletableFuture.runAsync(failing, pool));
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                    .handle((value, reason) -> reason)
                    .join();
            return String.join(
                    ", ",
                    futures.stream()
                            .map(CompletableFuture::isCompletedExceptionally)
                            .map(String::valueOf)
                            .toList());
        }
    }

    @Takes(millis = 30, gives = "true")
    public static Object asyncCallOnAPlatformThread() {
        try (var tasks = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var failing = CompletableFuture.supplyAsync(ScopePrograms::fails, tasks);
            failing.handle((value, reason) -> reason).join();
            return failing.isCompletedExceptionally();
        }
    }

    @Takes(millis = 30, gives = "FAILED")
    public static Object scopeOfPlatformThreads() throws Exception {
        try (var scope = StructuredTaskScope.open(
                StructuredTaskScope.Joiner.awaitAll(),
                config -> config.withThreadFactory(Thread.ofPlatform().factory()))) {
            var failing = scope.fork(FAILING);
            scope.join();
            return failing.state();
        }
    }

    private static String fails() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("503");
    }

    public static void threadsWithoutEnd() {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            tasks.submit(() -> {
                new Semaphore(0).acquire();
                return "never";
            });
        }
    }
}
