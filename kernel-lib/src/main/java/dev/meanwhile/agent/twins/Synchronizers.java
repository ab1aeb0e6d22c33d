package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Semaphores, latches, barriers, phasers and exchangers with a time limit.
public final class Synchronizers {
    private Synchronizers() {}

    @Twin(Semaphore.class)
    public static boolean tryAcquire(Semaphore semaphore, long timeout, TimeUnit unit) throws InterruptedException {
        return tryAcquire(semaphore, 1, timeout, unit);
    }

    @Twin(Semaphore.class)
    public static boolean tryAcquire(Semaphore semaphore, int permits, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? semaphore.tryAcquire(permits, timeout, unit)
                : Waits.<Boolean, RuntimeException, RuntimeException>within(
                        loop,
                        unit.toNanos(timeout),
                        "Semaphore.tryAcquire",
                        () -> {
                            semaphore.acquire(permits);
                            return true;
                        },
                        () -> semaphore.tryAcquire(permits, 0, unit));
    }

    @Twin(CountDownLatch.class)
    public static boolean await(CountDownLatch latch, long timeout, TimeUnit unit) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? latch.await(timeout, unit)
                : Waits.<Boolean, RuntimeException, RuntimeException>within(
                        loop,
                        unit.toNanos(timeout),
                        "CountDownLatch.await",
                        () -> {
                            latch.await();
                            return true;
                        },
                        () -> latch.getCount() == 0);
    }

    /// An interrupt breaks the barrier, and so does a time-out.
    @Twin(CyclicBarrier.class)
    public static int await(CyclicBarrier barrier, long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        var loop = EventLoop.virtualOrNull();
        return loop == null || unit.toNanos(timeout) <= 0
                ? barrier.await(timeout, unit)
                : Waits.<Integer, BrokenBarrierException, TimeoutException>within(
                        loop, unit.toNanos(timeout), "CyclicBarrier.await", barrier::await, Synchronizers::timeout);
    }

    @Twin(Phaser.class)
    public static int awaitAdvanceInterruptibly(Phaser phaser, int phase, long timeout, TimeUnit unit)
            throws InterruptedException, TimeoutException {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? phaser.awaitAdvanceInterruptibly(phase, timeout, unit)
                : Waits.<Integer, RuntimeException, TimeoutException>within(
                        loop,
                        unit.toNanos(timeout),
                        "Phaser.awaitAdvanceInterruptibly",
                        () -> phaser.awaitAdvanceInterruptibly(phase),
                        Synchronizers::timeout);
    }

    @Twin(Exchanger.class)
    public static <V extends @Nullable Object> V exchange(Exchanger<V> exchanger, V mine, long timeout, TimeUnit unit)
            throws InterruptedException, TimeoutException {
        var loop = EventLoop.virtualOrNull();
        return loop == null || unit.toNanos(timeout) <= 0
                ? exchanger.exchange(mine, timeout, unit)
                : Waits.<V, RuntimeException, TimeoutException>within(
                        loop,
                        unit.toNanos(timeout),
                        "Exchanger.exchange",
                        () -> exchanger.exchange(mine),
                        Synchronizers::timeout);
    }

    private static <T extends @Nullable Object> T timeout() throws TimeoutException {
        throw new TimeoutException();
    }
}
