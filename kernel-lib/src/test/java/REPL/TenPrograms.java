package REPL;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// Ten programs as one finds them in books and answers: nothing in them knows of virtual time.
public class TenPrograms {
    private static String fetch(String what, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
        return what;
    }

    /// Futures of a fixed pool.
    @Takes(millis = 3000, gives = "user posts weather", outsideToo = false)
    public static Object one_futures() throws Exception {
        var pool = Executors.newFixedThreadPool(3);
        Future<String> user = pool.submit(() -> fetch("user", 1000));
        Future<String> posts = pool.submit(() -> fetch("posts", 3000));
        Future<String> weather = pool.submit(() -> fetch("weather", 2000));
        pool.shutdown();
        return user.get() + " " + posts.get() + " " + weather.get();
    }

    /// A pipeline of completable futures with a fallback.
    @Takes(millis = 1500, gives = "Ada: [no comments]", outsideToo = false)
    public static Object two_pipeline() {
        return CompletableFuture.supplyAsync(() -> fetch("Ada", 1000))
                .thenCombine(
                        CompletableFuture.supplyAsync(() -> fetch("posts", 1400))
                                .thenCompose(posts -> CompletableFuture.<String>supplyAsync(() -> {
                                    fetch("comments", 100);
                                    throw new IllegalStateException("503");
                                }))
                                .exceptionally(e -> "[no comments]"),
                        (name, comments) -> name + ": " + comments)
                .join();
    }

    /// The first answer in time, or a default.
    @Takes(millis = 500, gives = "cached", outsideToo = false)
    public static Object three_timeouts() throws Exception {
        var slow = CompletableFuture.supplyAsync(() -> fetch("fresh", 60_000))
                .completeOnTimeout("cached", 500, TimeUnit.MILLISECONDS);
        try {
            new CompletableFuture<String>().get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return slow.get(1, TimeUnit.HOURS);
        }
        return "never";
    }

    /// One producer, two consumers, and a poison pill.
    @Takes(millis = 1000, gives = "45", outsideToo = false)
    public static Object four_producerConsumer() throws Exception {
        var queue = new ArrayBlockingQueue<Integer>(2);
        var sum = new AtomicInteger();
        Runnable consumer = () -> {
            try {
                for (Integer item = queue.poll(1, TimeUnit.MINUTES);
                        item != null && item >= 0;
                        item = queue.poll(1, TimeUnit.MINUTES)) {
                    Thread.sleep(200);
                    sum.addAndGet(item);
                }
                queue.put(-1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var consumers = List.of(new Thread(consumer), new Thread(consumer));
        consumers.forEach(Thread::start);
        for (int i = 0; i < 10; i++) {
            queue.put(i);
        }
        queue.put(-1);
        for (var thread : consumers) {
            thread.join();
        }
        return sum;
    }

    /// At most three downloads at a time.
    @Takes(millis = 4000, gives = "10 downloads, at most 3 at once", outsideToo = false)
    public static Object five_semaphore() throws Exception {
        var permits = new Semaphore(3);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                threads.submit(() -> {
                    permits.acquire();
                    try {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        Thread.sleep(1000);
                        running.decrementAndGet();
                        return done.incrementAndGet();
                    } finally {
                        permits.release();
                    }
                });
            }
        }
        return done + " downloads, at most " + most + " at once";
    }

    /// Polling until a job is done.
    @Takes(millis = 2500, gives = "done after 6 looks", outsideToo = false)
    public static Object six_polling() throws Exception {
        var scheduler = Executors.newScheduledThreadPool(1);
        var job = scheduler.schedule(() -> "done", 2300, TimeUnit.MILLISECONDS);
        var looks = new AtomicInteger();
        var result = new CompletableFuture<String>();
        var polling = scheduler.scheduleAtFixedRate(
                () -> {
                    looks.incrementAndGet();
                    if (job.isDone()) {
                        result.complete(job.resultNow() + " after " + looks + " looks");
                    }
                },
                0,
                500,
                TimeUnit.MILLISECONDS);
        var text = result.get(1, TimeUnit.MINUTES);
        polling.cancel(false);
        scheduler.shutdown();
        return text;
    }

    /// Structured concurrency: the first failure cancels the sibling.
    @Takes(millis = 300, gives = "IllegalStateException: 503", outsideToo = false)
    public static Object seven_scope() throws Exception {
        try (var scope = StructuredTaskScope.open()) {
            scope.fork(() -> fetch("slow", 10_000));
            scope.fork(() -> {
                fetch("failing", 300);
                throw new IllegalStateException("503");
            });
            scope.join();
            return "joined";
        } catch (StructuredTaskScope.FailedException e) {
            return e.getCause().getClass().getSimpleName() + ": " + e.getCause().getMessage();
        }
    }

    /// Runners who start together and whose times are taken.
    @Takes(millis = 1400, gives = "[900 in 900, 1200 in 1200]", outsideToo = false)
    public static Object eight_race() throws Exception {
        var start = new CyclicBarrier(2);
        var finish = new CountDownLatch(2);
        var results = new ArrayList<String>();
        for (int millis : List.of(1200, 900)) {
            Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(200 - (millis == 900 ? 100 : 0));
                    start.await(1, TimeUnit.SECONDS);
                    long begin = System.nanoTime();
                    Thread.sleep(millis);
                    synchronized (results) {
                        results.add(millis + " in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    finish.countDown();
                }
            });
        }
        finish.await(1, TimeUnit.MINUTES);
        return results;
    }

    /// A cache that computes each value once.
    @Takes(millis = 700, gives = "AAA, computed 1 time", outsideToo = false)
    public static Object nine_memoizer() throws Exception {
        var computed = new AtomicInteger();
        var cache = new ConcurrentHashMap<String, CompletableFuture<String>>();
        Callable<String> client = () -> cache.computeIfAbsent(
                        "a",
                        key -> CompletableFuture.supplyAsync(() -> {
                            computed.incrementAndGet();
                            return fetch("A", 700);
                        }))
                .get();
        try (var pool = Executors.newCachedThreadPool()) {
            var text = "";
            for (var future : pool.invokeAll(List.of(client, client, client))) {
                text += future.get();
            }
            return text + ", computed " + computed + " time";
        }
    }

    /// Two accounts, two locks, and a transfer that gives up rather than deadlock.
    @Takes(millis = 250, gives = "gave up once, 100 + 100", outsideToo = false)
    public static Object ten_transfer() throws Exception {
        var locks = List.of(new ReentrantLock(), new ReentrantLock());
        var balances = new int[] {100, 100};
        var gaveUp = new AtomicInteger();
        class Transfer {
            void run(int from, int to, long patience) throws InterruptedException {
                locks.get(from).lock();
                try {
                    Thread.sleep(50);
                    if (!locks.get(to).tryLock(patience, TimeUnit.MILLISECONDS)) {
                        gaveUp.incrementAndGet();
                        return;
                    }
                    try {
                        balances[from] -= 10;
                        balances[to] += 10;
                    } finally {
                        locks.get(to).unlock();
                    }
                } finally {
                    locks.get(from).unlock();
                }
            }
        }
        Callable<Void> there = () -> {
            new Transfer().run(0, 1, 100);
            Thread.sleep(50);
            new Transfer().run(0, 1, 100);
            return null;
        };
        Callable<Void> back = () -> {
            new Transfer().run(1, 0, 60_000);
            return null;
        };
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var future : pool.invokeAll(List.of(there, back))) {
                future.get();
            }
        } catch (ExecutionException e) {
            return e;
        }
        return "gave up once".repeat(gaveUp.get()) + ", " + balances[0] + " + " + balances[1];
    }
}
