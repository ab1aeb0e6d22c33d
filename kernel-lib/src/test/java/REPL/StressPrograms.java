package REPL;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// Many tasks with many short time limits, which often run out at the very instant at which what they wait for
/// happens.
public class StressPrograms {
    private static final int TASKS = 6;
    private static final int ROUNDS = 30;

    private interface Body {
        void run(int task, Random random) throws Exception;
    }

    private static void together(int seed, Body body) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < TASKS; i++) {
            int task = i;
            var random = new Random(seed * 31L + i);
            threads.add(new Thread(() -> {
                try {
                    body.run(task, random);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (var thread : threads) {
            thread.start();
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private static Object sendAndReceive(int seed, BlockingQueue<Integer> queue) throws Exception {
        var sent = new AtomicInteger();
        var received = new AtomicInteger();
        var sum = new AtomicInteger();
        together(seed, (task, random) -> {
            for (int i = 0; i < ROUNDS; i++) {
                if (task % 2 == 0) {
                    int item = random.nextInt(1000);
                    if (queue.offer(item, random.nextInt(4), TimeUnit.MILLISECONDS)) {
                        sent.incrementAndGet();
                        sum.addAndGet(item);
                    }
                    Thread.sleep(random.nextInt(3));
                } else {
                    Integer item = queue.poll(random.nextInt(4), TimeUnit.MILLISECONDS);
                    if (item != null) {
                        received.incrementAndGet();
                        sum.addAndGet(-item);
                    }
                }
            }
        });
        for (Integer item = queue.poll(); item != null; item = queue.poll()) {
            received.incrementAndGet();
            sum.addAndGet(-item);
        }
        return sent.get() == received.get() && sum.get() == 0
                ? sent + " ok"
                : sent + " sent, " + received + " received";
    }

    public static Object queues(int seed) throws Exception {
        return sendAndReceive(seed, new ArrayBlockingQueue<>(2));
    }

    public static Object handOvers(int seed) throws Exception {
        return sendAndReceive(seed, new SynchronousQueue<>());
    }

    public static Object permits(int seed) throws Exception {
        var permits = new Semaphore(2, seed % 2 == 0);
        var acquired = new AtomicInteger();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        together(seed, (task, random) -> {
            for (int i = 0; i < ROUNDS; i++) {
                if (permits.tryAcquire(random.nextInt(5), TimeUnit.MILLISECONDS)) {
                    acquired.incrementAndGet();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.sleep(random.nextInt(3));
                    inside.decrementAndGet();
                    permits.release();
                }
            }
        });
        return permits.availablePermits() == 2 && most.get() <= 2 ? acquired + " ok" : "lost " + permits;
    }

    public static Object conditions(int seed) throws Exception {
        var lock = new ReentrantLock();
        var condition = lock.newCondition();
        var tokens = new AtomicInteger();
        var taken = new AtomicInteger();
        together(seed, (task, random) -> {
            for (int i = 0; i < ROUNDS; i++) {
                if (!lock.tryLock(random.nextInt(4), TimeUnit.MILLISECONDS)) {
                    continue;
                }
                try {
                    if (task % 2 == 0) {
                        tokens.incrementAndGet();
                        condition.signal();
                        Thread.sleep(random.nextInt(3));
                    } else {
                        long left = TimeUnit.MILLISECONDS.toNanos(random.nextInt(5));
                        while (tokens.get() == 0 && left > 0) {
                            left = condition.awaitNanos(left);
                        }
                        if (tokens.get() > 0) {
                            tokens.decrementAndGet();
                            taken.incrementAndGet();
                        }
                    }
                } finally {
                    lock.unlock();
                }
                Thread.sleep(random.nextInt(3));
            }
        });
        return tokens.get() >= 0 && !lock.isLocked() && !Thread.currentThread().isInterrupted()
                ? taken + " ok"
                : "locked by " + lock;
    }
}
