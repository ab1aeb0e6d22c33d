package dev.meanwhile.check;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How long a test may still go on. While its thread computes, only the processor time that it gets counts, so a
/// right answer passes on a machine that is busy with others (a class on one server); while it waits, real time
/// counts. A thread that has got next to nothing for ten times the limit is given up all the same.
final class Patience {
    private static final int TIMES_IN_ALL = 10;

    private final long limit;
    private long began;
    private long looked;
    private long processorTime;
    private long used;

    Patience(Duration limit) {
        this.limit = limit.toNanos();
        renew();
    }

    /// Another test begins.
    void renew() {
        renew(System.nanoTime());
    }

    synchronized void renew(long now) {
        began = now;
        looked = now;
        used = 0;
    }

    /// Asked often while the thread is at work; it counts what went by since it was asked last.
    boolean isOver(Thread thread) {
        long processorTime = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
        return isOver(thread.getState(), processorTime, System.nanoTime());
    }

    synchronized boolean isOver(Thread.State state, long processorTime, long now) {
        long passed = now - looked;
        boolean computes = state == Thread.State.RUNNABLE && processorTime >= 0; // negative: cannot be told
        used += computes ? Math.clamp(processorTime - this.processorTime, 0, passed) : passed;
        looked = now;
        this.processorTime = processorTime;
        return used > limit || now - began > TIMES_IN_ALL * limit;
    }
}
