package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/// Locks and their conditions.
public final class Locks {
    private Locks() {}

    /// The loop in which a call of a lock or condition is to be made virtual, or null.
    private static @Nullable EventLoop loopFor(Object receiver, String method, Class<?>... parameters) {
        var loop = EventLoop.virtualOrNull();
        return loop == null || Waits.hasOwn(receiver, method, parameters) ? null : loop;
    }

    // ---- locks

    /// Interruptible underneath, so that the end of the run can release who waits for it.
    @Twin(Lock.class)
    public static void lock(Lock lock) {
        if (loopFor(lock, "lock") == null) {
            lock.lock();
        } else {
            Waits.<@Nullable Void, RuntimeException>uninterruptibly("Lock.lock", () -> {
                lock.lockInterruptibly();
                return null;
            });
        }
    }

    @Twin(Lock.class)
    public static boolean tryLock(Lock lock, long timeout, TimeUnit unit) throws InterruptedException {
        var loop = loopFor(lock, "tryLock", long.class, TimeUnit.class);
        return loop == null
                ? lock.tryLock(timeout, unit)
                : Waits.<Boolean, RuntimeException, RuntimeException>within(
                        loop,
                        unit.toNanos(timeout),
                        "Lock.tryLock",
                        () -> {
                            lock.lockInterruptibly();
                            return true;
                        },
                        lock::tryLock);
    }

    @Twin(StampedLock.class)
    public static long tryReadLock(StampedLock lock, long timeout, TimeUnit unit) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? lock.tryReadLock(timeout, unit)
                : Waits.<Long, RuntimeException, RuntimeException>within(
                        loop,
                        unit.toNanos(timeout),
                        "StampedLock.tryReadLock",
                        lock::readLockInterruptibly,
                        lock::tryReadLock);
    }

    @Twin(StampedLock.class)
    public static long tryWriteLock(StampedLock lock, long timeout, TimeUnit unit) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? lock.tryWriteLock(timeout, unit)
                : Waits.<Long, RuntimeException, RuntimeException>within(
                        loop,
                        unit.toNanos(timeout),
                        "StampedLock.tryWriteLock",
                        lock::writeLockInterruptibly,
                        lock::tryWriteLock);
    }

    // ---- conditions

    @Twin(Condition.class)
    public static boolean await(Condition condition, long time, TimeUnit unit) throws InterruptedException {
        var loop = loopFor(condition, "await", long.class, TimeUnit.class);
        return loop == null ? condition.await(time, unit) : isSignalled(loop, condition, unit.toNanos(time));
    }

    @Twin(Condition.class)
    public static long awaitNanos(Condition condition, long nanos) throws InterruptedException {
        var loop = loopFor(condition, "awaitNanos", long.class);
        if (loop == null) {
            return condition.awaitNanos(nanos);
        }
        long deadline = loop.now() + nanos;
        boolean signalled = isSignalled(loop, condition, nanos);
        return signalled ? deadline - loop.now() : Math.min(0, deadline - loop.now());
    }

    @Twin(Condition.class)
    public static boolean awaitUntil(Condition condition, Date deadline) throws InterruptedException {
        var loop = loopFor(condition, "awaitUntil", Date.class);
        return loop == null
                ? condition.awaitUntil(deadline)
                : isSignalled(
                        loop,
                        condition,
                        TimeUnit.MILLISECONDS.toNanos(deadline.getTime() - Clocks.currentTimeMillis()));
    }

    /// Waits for a signal; holds the lock again afterwards, signalled or not.
    private static boolean isSignalled(EventLoop loop, Condition condition, long nanos) throws InterruptedException {
        return Waits.<Boolean, RuntimeException, RuntimeException>within(
                loop,
                nanos,
                "Condition.await",
                () -> {
                    condition.await();
                    return true;
                },
                () -> false);
    }
}
