package REPL;

import java.util.Date;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

public class LockPrograms {
    /// A learner's own queue, whose timed methods are its own affair.
    private static class OwnQueue extends LinkedBlockingQueue<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String poll(long timeout, TimeUnit unit) {
            return "own " + timeout;
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Thread after(long millis, Work work) {
        return Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(millis);
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    // ---- queues

    @Takes(millis = 50, gives = "null then a")
    public static Object poll() throws Exception {
        var queue = new LinkedBlockingQueue<String>();
        after(50, () -> queue.put("a"));
        return queue.poll(20, TimeUnit.MILLISECONDS) + " then " + queue.poll(30, TimeUnit.SECONDS);
    }

    @Takes(millis = 20)
    public static Object pollByMethodReference() throws Exception {
        var queue = new ArrayBlockingQueue<String>(1);
        Callable<String> taking = () -> queue.poll(20, TimeUnit.MILLISECONDS);
        return taking.call();
    }

    @Takes(millis = 0, gives = "own 20 null")
    public static Object ownQueue() throws Exception {
        return new OwnQueue().poll(20, TimeUnit.MILLISECONDS) + " "
                + new LinkedBlockingQueue<String>().poll(0, TimeUnit.SECONDS);
    }

    @Takes(millis = 50, gives = "false true [b]")
    public static Object offer() throws Exception {
        var queue = new ArrayBlockingQueue<String>(1);
        queue.put("a");
        after(50, queue::take);
        return queue.offer("x", 20, TimeUnit.MILLISECONDS) + " " + queue.offer("b", 30, TimeUnit.SECONDS) + " " + queue;
    }

    @Takes(millis = 40, gives = "falsetrue c")
    public static Object handOver() throws Exception {
        var hand = new SynchronousQueue<String>();
        boolean early = hand.offer("x", 20, TimeUnit.MILLISECONDS);
        var got = new StringBuilder();
        var taker = after(20, () -> got.append(hand.poll(10, TimeUnit.SECONDS)));
        boolean late = hand.offer("c", 10, TimeUnit.SECONDS);
        taker.join();
        return early + "" + late + " " + got;
    }

    @Takes(millis = 60, gives = "null null false false 1")
    public static Object deque() throws Exception {
        var deque = new LinkedBlockingDeque<String>(1);
        return deque.pollFirst(10, TimeUnit.MILLISECONDS)
                + " "
                + deque.pollLast(20, TimeUnit.MILLISECONDS)
                + " "
                + (deque.offerFirst("1", 1, TimeUnit.SECONDS) && deque.offerFirst("x", 10, TimeUnit.MILLISECONDS))
                + " "
                + deque.offerLast("y", 20, TimeUnit.MILLISECONDS)
                + " "
                + deque.takeLast();
    }

    @Takes(millis = 30, gives = "false 0")
    public static Object transfer() throws Exception {
        var queue = new LinkedTransferQueue<String>();
        return queue.tryTransfer("x", 30, TimeUnit.MILLISECONDS) + " " + queue.size();
    }

    // ---- locks

    @Takes(millis = 50, gives = "false true")
    public static Object tryLock() throws Exception {
        var lock = new ReentrantLock();
        var locked = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            lock.lock();
            locked.countDown();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                lock.unlock();
            }
        });
        locked.await();
        return lock.tryLock(20, TimeUnit.MILLISECONDS) + " " + lock.tryLock(10, TimeUnit.SECONDS);
    }

    @Takes(millis = 30, gives = "true false")
    public static Object readWriteLock() throws Exception {
        var lock = new ReentrantReadWriteLock();
        boolean read = lock.readLock().tryLock(10, TimeUnit.MILLISECONDS);
        return read + " " + lock.writeLock().tryLock(30, TimeUnit.MILLISECONDS);
    }

    @Takes(millis = 30, gives = "true true")
    public static Object stampedLock() throws Exception {
        var lock = new StampedLock();
        long stamp = lock.tryWriteLock(10, TimeUnit.MILLISECONDS);
        return (stamp != 0) + " " + (lock.tryReadLock(30, TimeUnit.MILLISECONDS) == 0);
    }

    @Takes(millis = 60, gives = "3000 true")
    public static Object lockIsFair() throws Exception {
        var lock = new ReentrantLock(true);
        int[] count = {0};
        var threads = new Thread[3];
        for (int i = 0; i < 3; i++) {
            threads[i] = Thread.startVirtualThread(() -> {
                lock.lock();
                try {
                    Thread.sleep(20);
                    for (int n = 0; n < 1000; n++) {
                        count[0]++;
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                } finally {
                    lock.unlock();
                }
            });
        }
        for (var thread : threads) {
            thread.join();
        }
        return count[0] + " " + !lock.isLocked();
    }

    // ---- conditions

    @Takes(millis = 50, gives = "false true")
    public static Object conditionAwait() throws Exception {
        var lock = new ReentrantLock();
        var condition = lock.newCondition();
        after(50, () -> {
            lock.lock();
            condition.signal();
            lock.unlock();
        });
        lock.lock();
        try {
            return condition.await(20, TimeUnit.MILLISECONDS) + " " + condition.await(10, TimeUnit.SECONDS);
        } finally {
            lock.unlock();
        }
    }

    @Takes(millis = 50, gives = "true true false")
    public static Object conditionAwaitNanosAndUntil() throws Exception {
        var lock = new ReentrantLock();
        var condition = lock.newCondition();
        after(20, () -> {
            lock.lock();
            condition.signalAll();
            lock.unlock();
        });
        lock.lock();
        try {
            long left = condition.awaitNanos(TimeUnit.SECONDS.toNanos(10));
            long none = condition.awaitNanos(TimeUnit.MILLISECONDS.toNanos(10));
            return (left > TimeUnit.SECONDS.toNanos(9)) + " " + (none <= 0) + " "
                    + condition.awaitUntil(new Date(System.currentTimeMillis() + 20));
        } finally {
            lock.unlock();
        }
    }

    // ---- synchronizers

    @Takes(millis = 50, gives = "false true true")
    public static Object tryAcquire() throws Exception {
        var permits = new Semaphore(1);
        boolean both = permits.tryAcquire(2, 20, TimeUnit.MILLISECONDS);
        after(30, permits::release);
        return both + " " + permits.tryAcquire(2, 10, TimeUnit.SECONDS) + " "
                + !permits.tryAcquire(0, TimeUnit.SECONDS);
    }

    @Takes(millis = 50, gives = "false true")
    public static Object latch() throws Exception {
        var latch = new CountDownLatch(1);
        after(50, latch::countDown);
        return latch.await(20, TimeUnit.MILLISECONDS) + " " + latch.await(10, TimeUnit.SECONDS);
    }

    @Takes(millis = 50, gives = "together, then timeout, then broken")
    public static Object barrier() throws Exception {
        var barrier = new CyclicBarrier(2);
        after(20, barrier::await);
        barrier.await(10, TimeUnit.SECONDS);
        try {
            barrier.await(30, TimeUnit.MILLISECONDS);
            return "no timeout";
        } catch (TimeoutException e) {
            try {
                barrier.await(10, TimeUnit.SECONDS);
                return "not broken";
            } catch (BrokenBarrierException broken) {
                return "together, then timeout, then broken";
            }
        }
    }

    @Takes(millis = 30, gives = "timeout")
    public static Object phaser() throws Exception {
        var phaser = new Phaser(2);
        try {
            return phaser.awaitAdvanceInterruptibly(phaser.arrive(), 30, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return "timeout";
        }
    }

    @Takes(millis = 50, gives = "timeout theirs")
    public static Object exchanger() throws Exception {
        var exchanger = new Exchanger<String>();
        var result = "";
        try {
            exchanger.exchange("mine", 20, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result = "timeout ";
        }
        after(30, () -> exchanger.exchange("theirs"));
        return result + exchanger.exchange("mine", 10, TimeUnit.SECONDS);
    }

    @Takes(millis = 30, gives = "interrupted, flag false")
    public static Object interruptsOfTheScenarioAreItsOwn() throws Exception {
        var waiter = Thread.currentThread();
        after(30, waiter::interrupt);
        var queue = new LinkedBlockingQueue<String>();
        try {
            return queue.poll(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return "interrupted, flag " + Thread.currentThread().isInterrupted();
        }
    }

    @Takes(millis = 100, gives = "[a, b, c]", outsideToo = false)
    public static Object waitersResumeInTheirOrder() throws Exception {
        var permits = new Semaphore(0, true);
        var order = new LinkedBlockingQueue<String>();
        for (var name : List.of("a", "b", "c")) {
            Thread.startVirtualThread(() -> {
                try {
                    if (permits.tryAcquire(10, TimeUnit.SECONDS)) {
                        order.add(name);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(30);
        }
        permits.release(3);
        Thread.sleep(10);
        return order;
    }
}
