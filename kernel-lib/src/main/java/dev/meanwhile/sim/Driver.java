package dev.meanwhile.sim;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The platform thread that runs a loop, for as long as it does, and the interrupts that reach it meanwhile.
final class Driver {
    private static final ThreadLocal<EventLoop> DRIVEN = new ThreadLocal<>();

    /// How many loops are telling their tasks to stop: none nearly always, and then asking costs next to nothing.
    private static final AtomicInteger STOPPING = new AtomicInteger();

    private final EventLoop loop;
    private volatile @Nullable Thread thread;
    private volatile boolean interrupted;

    Driver(EventLoop loop) {
        this.loop = loop;
    }

    /// The loop that the current thread runs, or null.
    static @Nullable EventLoop loopOfThisThread() {
        return DRIVEN.get();
    }

    /// Whether any loop tells its tasks to stop.
    static boolean isAnyLoopStopping() {
        return STOPPING.get() > 0;
    }

    boolean isThisThread() {
        return thread == Thread.currentThread();
    }

    boolean isNobody() {
        return thread == null;
    }

    /// Whether it has been interrupted since it began to drive.
    boolean isInterrupted() {
        return interrupted;
    }

    /// Ends a wait of the driver's for something from outside.
    void wake() {
        LockSupport.unpark(thread);
    }

    /// Makes the current thread the one that runs the loop, for as long as `work` takes. An interrupt meanwhile
    /// is there again afterwards.
    ///
    /// @throws IllegalStateException if another thread runs it
    void drive(Runnable work) {
        if (isThisThread()) {
            work.run();
            return;
        }
        var other = thread;
        if (other != null) {
            throw new IllegalStateException("'" + loop.name() + "' is running in thread " + other.getName()
                    + "; wait until it is done, or use simulate(...), which has a clock of its own");
        }
        thread = Thread.currentThread();
        DRIVEN.set(loop);
        var bell = InterruptBell.hang(this::interrupt);
        try {
            work.run();
        } finally {
            bell.takeDown();
            DRIVEN.remove();
            thread = null;
            if (interrupted) {
                interrupted = false;
                STOPPING.decrementAndGet();
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Drives while tasks are being told to stop.
    void driveToTheEnd(Runnable work) {
        STOPPING.incrementAndGet();
        try {
            drive(work);
        } finally {
            STOPPING.decrementAndGet();
        }
    }

    private void interrupt() {
        interrupted = true;
        STOPPING.incrementAndGet();
        wake();
    }
}
