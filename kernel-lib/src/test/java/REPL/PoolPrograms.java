package REPL;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

public class PoolPrograms {
    private static Callable<String> answer(String value, long millis) {
        return () -> {
            Thread.sleep(millis);
            return value;
        };
    }

    private static class Sum extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1L;
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from == 1) {
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return from;
            }
            var left = new Sum(from, (from + to) / 2);
            var right = new Sum((from + to) / 2, to);
            left.fork();
            return right.compute() + left.join();
        }
    }

    @Takes(millis = 60, gives = "pool-1-thread-1 pool-1-thread-2 pool-1-thread-1", outsideToo = false)
    public static Object fixedPool() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<String> nap = () -> {
                Thread.sleep(30);
                return Thread.currentThread().getName();
            };
            var a = pool.submit(nap);
            var b = pool.submit(nap);
            var c = pool.submit(nap);
            return a.get() + " " + b.get() + " " + c.get();
        }
    }

    @Takes(millis = 30, gives = "[a, b, c]")
    public static Object cachedPool() throws Exception {
        var pool = Executors.newCachedThreadPool();
        var results = new ArrayList<String>();
        for (var future : pool.invokeAll(List.of(answer("a", 10), answer("b", 30), answer("c", 20)))) {
            results.add(future.get());
        }
        pool.shutdown();
        return results;
    }

    @Takes(millis = 50, gives = "a, then b; ended: true")
    public static Object singleThread() throws Exception {
        var pool = Executors.newSingleThreadExecutor(Thread::new);
        var a = pool.submit(answer("a", 20));
        var b = pool.submit(answer("b", 30));
        pool.shutdown();
        boolean ended = pool.awaitTermination(10, TimeUnit.SECONDS);
        return a.resultNow() + ", then " + b.resultNow() + "; ended: " + ended;
    }

    @Takes(millis = 20, gives = "false true")
    public static Object awaitTerminationTooShort() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        pool.submit(answer("a", 10_000));
        pool.shutdown();
        boolean ended = pool.awaitTermination(20, TimeUnit.MILLISECONDS);
        pool.shutdownNow();
        return ended + " " + pool.isShutdown();
    }

    @Takes(millis = 30, gives = "a true")
    public static Object invokeAllWithALimit() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = pool.invokeAll(List.of(answer("a", 10), answer("b", 10_000)), 30, TimeUnit.MILLISECONDS);
            return futures.get(0).get() + " " + futures.get(1).isCancelled();
        }
    }

    @Takes(millis = 30, gives = "fast timeout")
    public static Object invokeAny() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var first = pool.invokeAny(List.of(answer("slow", 10_000), answer("fast", 10)));
            try {
                return pool.invokeAny(List.of(answer("slow", 10_000)), 20, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return first + " timeout";
            }
        }
    }

    @Takes(millis = 50, gives = "b a null", outsideToo = false)
    public static Object completionService() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var service = new ExecutorCompletionService<String>(pool);
            service.submit(answer("a", 30));
            service.submit(answer("b", 10));
            return service.take().get() + " "
                    + service.poll(10, TimeUnit.SECONDS).get() + " " + service.poll(20, TimeUnit.MILLISECONDS);
        }
    }

    @Takes(millis = 60, gives = "rejected 2")
    public static Object ownThreadPool() throws Exception {
        var done = new AtomicInteger();
        var pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1));
        Runnable nap = () -> {
            try {
                Thread.sleep(30);
                done.incrementAndGet();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        pool.execute(nap);
        pool.execute(nap);
        var result = "";
        try {
            pool.execute(nap);
        } catch (RejectedExecutionException e) {
            result = "rejected ";
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        return result + done;
    }

    @Takes(millis = 15, gives = "5 threads at most", outsideToo = false)
    public static Object growingThreadPool() throws Exception {
        var pool = new ThreadPoolExecutor(0, 5, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1), r -> new Thread(r));
        var futures = new ArrayList<Future<String>>();
        for (int i = 0; i < 5; i++) {
            futures.add(pool.submit(answer("x", 15)));
        }
        for (var future : futures) {
            future.get();
        }
        int threads = pool.getLargestPoolSize();
        pool.close();
        return threads + " threads at most";
    }

    @Takes(millis = 30, gives = "r 3 true")
    public static Object submitting() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        var count = new AtomicInteger();
        Runnable nap = () -> {
            slowly("");
            count.incrementAndGet();
        };
        Runnable quick = count::incrementAndGet;
        var plain = pool.submit(nap);
        var result = pool.submit(quick, "r").get();
        plain.get();
        pool.submit(quick).get();
        pool.shutdown();
        var later = Executors.newSingleThreadScheduledExecutor(r -> new Thread(r));
        later.schedule(() -> {}, 10, TimeUnit.MILLISECONDS).get();
        later.shutdown();
        return result + " " + count + " " + (pool.isTerminated() || pool.awaitTermination(1, TimeUnit.SECONDS));
    }

    @Takes(millis = 30, gives = "ran in caller: true")
    public static Object handlers() throws Exception {
        var caller = Thread.currentThread();
        var inCaller = new AtomicInteger();
        Runnable nap = () -> {
            slowly("");
            if (Thread.currentThread() == caller) {
                inCaller.incrementAndGet();
            }
        };
        var pool = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                Executors.defaultThreadFactory(),
                new ThreadPoolExecutor.CallerRunsPolicy());
        var other = new ThreadPoolExecutor(
                1, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());
        other.setKeepAliveTime(10, TimeUnit.SECONDS);
        Thread.sleep(10);
        pool.execute(() -> {
            slowly("");
        });
        other.execute(() -> {});
        pool.close();
        other.close();
        pool.execute(nap);
        return "ran in caller: " + (inCaller.get() == 0);
    }

    // ---- scheduled

    @Takes(millis = 20, gives = "ab")
    public static Object schedulersWithFactories() throws Exception {
        ThreadFactory factory = r -> new Thread(r);
        try (var one = Executors.newScheduledThreadPool(1, factory);
                var two = new ScheduledThreadPoolExecutor(1, factory)) {
            return one.schedule(() -> "a", 10, TimeUnit.MILLISECONDS).get()
                    + two.schedule(() -> "b", 10, TimeUnit.MILLISECONDS).get();
        }
    }

    @Takes(millis = 50, gives = "late, 3 ticks")
    public static Object scheduled() throws Exception {
        try (var scheduler = Executors.newScheduledThreadPool(1)) {
            var ticks = new CountDownLatch(3);
            var ticking = scheduler.scheduleAtFixedRate(ticks::countDown, 10, 20, TimeUnit.MILLISECONDS);
            var late = scheduler.schedule(() -> "late", 40, TimeUnit.MILLISECONDS);
            ticks.await();
            ticking.cancel(false);
            return late.get() + ", 3 ticks";
        }
    }

    @Takes(millis = 70, gives = "[10, 40, 70]", outsideToo = false)
    public static Object fixedDelay() throws Exception {
        var scheduler = Executors.newSingleThreadScheduledExecutor();
        var times = new ConcurrentLinkedQueue<Long>();
        var three = new CountDownLatch(3);
        scheduler.scheduleWithFixedDelay(
                () -> {
                    times.add(System.currentTimeMillis());
                    three.countDown();
                    try {
                        Thread.sleep(10);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                10,
                20,
                TimeUnit.MILLISECONDS);
        three.await();
        scheduler.shutdownNow();
        return times;
    }

    @Takes(millis = 30, gives = "done true true")
    public static Object shutdownRunsWhatIsDelayed() throws Exception {
        var scheduler = new ScheduledThreadPoolExecutor(2);
        var delayed = scheduler.schedule(() -> "done", 30, TimeUnit.MILLISECONDS);
        var periodic = scheduler.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.SECONDS);
        scheduler.shutdown();
        boolean ended = scheduler.awaitTermination(10, TimeUnit.SECONDS);
        return delayed.get() + " " + periodic.isCancelled() + " " + ended;
    }

    // ---- fork and join

    @Takes(millis = 10, gives = "120", outsideToo = false)
    public static Object forkJoin() {
        return ForkJoinPool.commonPool().invoke(new Sum(0, 16));
    }

    @Takes(millis = 10, gives = "6 6 6", outsideToo = false)
    public static Object forkJoinPools() throws Exception {
        try (var pool = new ForkJoinPool();
                var small = new ForkJoinPool(2);
                var stealing = Executors.newWorkStealingPool()) {
            var sum = pool.submit(new Sum(0, 4));
            var other = small.submit(new Sum(0, 4));
            var third = stealing.submit(() -> new Sum(0, 4).invoke());
            return sum.get() + " " + other.join() + " " + third.get();
        }
    }

    @Takes(millis = 30, gives = "1 5 1")
    public static Object invokeAllOfForks() {
        var a = new Sum(0, 1);
        var b = new Sum(1, 2);
        ForkJoinTask.invokeAll(a, b);
        var c = new Sum(2, 3);
        var d = new Sum(3, 4);
        ForkJoinTask<?>[] both = {c, d};
        ForkJoinTask.invokeAll(both);
        var rest = ForkJoinTask.invokeAll(List.of(new Sum(1, 2)));
        return (a.join() + b.join()) + " " + (c.join() + d.join()) + " "
                + rest.iterator().next().join();
    }

    @Takes(millis = 30, gives = "ab")
    public static Object workStealing() throws Exception {
        try (var pool = Executors.newWorkStealingPool(2)) {
            var a = pool.submit(answer("a", 30));
            var b = pool.submit(answer("b", 20));
            return a.get() + b.get();
        }
    }

    @Takes(millis = 20, gives = "21 1.5 [a, b]")
    public static Object parallelStreams() throws InterruptedException {
        var numbers = List.of(1, 2, 3).parallelStream();
        Thread.sleep(10);
        int sum = numbers.map(i -> i + 1).parallel().mapToInt(i -> i).parallel().sum();
        long product = LongStream.rangeClosed(1, 4).parallel().limit(3).reduce(1, (a, b) -> a * b);
        Thread.sleep(10);
        var half = DoubleStream.of(3).parallel().map(d -> d / 2).findFirst().orElseThrow();
        return sum + (product + 6) + " " + half + " "
                + Stream.of("a", "b").parallel().toList();
    }

    // ---- executors of futures

    @Takes(millis = 40, gives = "ab")
    public static Object supplyAsyncInAPool() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        var a = CompletableFuture.supplyAsync(() -> "a", pool).thenApplyAsync(PoolPrograms::slowly, pool);
        var b = CompletableFuture.supplyAsync(() -> slowly("b"), pool);
        var both = a.join() + b.join();
        pool.shutdown();
        return both;
    }

    private static String slowly(String text) {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return text;
    }

    @Takes(millis = 20, gives = "[1, 2]")
    public static Object publisher() throws Exception {
        var got = new ConcurrentLinkedQueue<Integer>();
        var publisher = new SubmissionPublisher<Integer>();
        var done = publisher.consume(got::add);
        publisher.submit(1);
        Thread.sleep(20);
        publisher.submit(2);
        publisher.close();
        done.join();
        return got;
    }
}
