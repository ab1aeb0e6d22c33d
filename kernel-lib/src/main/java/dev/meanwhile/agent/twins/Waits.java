package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.EventLoop;
import org.jspecify.annotations.Nullable;

/// Waits in virtual time by means of the JDK's own untimed waits.
///
/// The JDK's timed waits look at the real clock, its untimed ones at no clock: they park, which takes virtual
/// time by itself. So a timed wait is an untimed one that a timer of the loop interrupts. Nothing can come
/// between: timers go off only when no task is ready, so the interrupted task is the next to run, and whatever
/// the JDK's queues promise (order, no lost signals) holds as it does for any interrupted wait.
final class Waits {
    private Waits() {}

    /// @param <X> what else it throws
    @FunctionalInterface
    interface Wait<T extends @Nullable Object, X extends Exception> {
        T end() throws X, InterruptedException;
    }

    /// Interrupts a thread, once, and knows whether it did.
    private static final class Alarm implements Runnable {
        private final Thread thread = Thread.currentThread();
        private boolean rung;

        @Override
        public void run() {
            if (!thread.isInterrupted()) { // else somebody was faster, and the wait ends by that
                rung = true;
                thread.interrupt();
            }
        }
    }

    /// @param nanos   how long at most; the longest time there is means for ever
    /// @param call    how a verdict names it
    /// @param wait    an interruptible wait without a time limit
    /// @param tooLate what the timed call does when its time is over
    static <T extends @Nullable Object, X extends Exception, Y extends Exception> T within(
            EventLoop loop, long nanos, String call, Wait<T, X> wait, Wait<T, Y> tooLate)
            throws X, Y, InterruptedException {
        requireTask(call);
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before " + call);
        }
        if (nanos <= 0) {
            return tooLate.end();
        }
        var alarm = new Alarm();
        var timer = nanos == Long.MAX_VALUE ? null : loop.schedule(nanos, alarm);
        boolean heard = false;
        try {
            return wait.end();
        } catch (InterruptedException e) {
            EventLoop.checkpoint();
            heard = alarm.rung;
            if (!heard) {
                throw e;
            }
        } finally {
            if (timer != null) {
                timer.cancel();
            }
            if (alarm.rung && !heard) {
                Thread.interrupted(); // it rang too late: the wait was over, and the task waited for a lock
            }
        }
        return tooLate.end();
    }

    /// A wait that the scenario cannot interrupt, as the JDK promises for some, but the end of the run can.
    static <T extends @Nullable Object, X extends Exception> T uninterruptibly(String call, Wait<T, X> wait) throws X {
        requireTask(call);
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return wait.end();
                } catch (InterruptedException e) {
                    EventLoop.checkpoint();
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Callbacks run on the thread of the loop: if that waited, nobody would be left to end the wait.
    ///
    /// @throws IllegalStateException in a callback
    static void requireTask(String call) {
        if (!Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("a callback must not wait in " + call
                    + "; return the promise from it (thenCompose), or wait in async(...)");
        }
    }

    /// Whether a class of the learner's has its own version of a method, which a twin must not replace.
    static boolean hasOwn(Object receiver, String method, Class<?>... parameters) {
        if (receiver.getClass().getClassLoader() == null) {
            return false;
        }
        try {
            return receiver.getClass()
                            .getMethod(method, parameters)
                            .getDeclaringClass()
                            .getClassLoader()
                    != null;
        } catch (NoSuchMethodException e) {
            return true; // it is not even public
        }
    }
}
