package dev.meanwhile.sim;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Tasks that are blocked on a `synchronized` block or in `Object.wait`. The JVM resumes those by way of a thread
/// of its own, so for a moment a loop can look idle though a task is on its way back.
///
/// Whether one is, is decided without time-outs: while a loop is idle none of its tasks runs, so no monitor is
/// being released; what was released before is on the JVM's list, or in the hands of its "unblocker" thread, or
/// resumed.
final class Monitors {
    private static final String UNBLOCKER = "VirtualThread-unblocker";
    private static final String IDLE = "takeVirtualThreadListToUnblock";

    private final Set<Task> blocked = new LinkedHashSet<>();
    private static @Nullable Thread unblocker;

    void add(Task task) {
        blocked.add(task);
    }

    boolean contains(Task task) {
        return blocked.contains(task);
    }

    void remove(Task task) {
        if (!blocked.isEmpty()) {
            blocked.remove(task);
        }
    }

    /// Waits, for real, until a task that is on its way back has arrived.
    ///
    /// @param arrived whether one has
    /// @return false if none is on its way
    boolean awaitHandover(BooleanSupplier arrived, BooleanSupplier stopped) {
        while (!blocked.isEmpty() && !stopped.getAsBoolean()) {
            if (arrived.getAsBoolean()) {
                return true;
            }
            if (!isHandoverUnderWay()) {
                return arrived.getAsBoolean();
            }
            // the arrival unparks this thread; the bound only covers an unblocker that is busy for others
            LockSupport.parkNanos(this, 1_000_000);
        }
        return false;
    }

    /// The order of these looks matters: a task moves from the list to the unblocker's hands to being resumed.
    private boolean isHandoverUnderWay() {
        boolean onTheWay = anyBeingUnblocked();
        return onTheWay || (anyBlocked() && (!unblockerIsIdle() || anyBeingUnblocked()));
    }

    private boolean anyBlocked() {
        return blocked.stream().anyMatch(t -> VirtualThreads.isBlocked(t.thread()));
    }

    private boolean anyBeingUnblocked() {
        return blocked.stream().anyMatch(t -> VirtualThreads.isBeingUnblocked(t.thread()));
    }

    private static boolean unblockerIsIdle() {
        var thread = unblocker();
        if (thread == null) {
            return true;
        }
        var stack = thread.getStackTrace();
        return stack.length > 0 && stack[0].getMethodName().equals(IDLE);
    }

    private static @Nullable Thread unblocker() {
        if (unblocker == null) {
            var group = Thread.currentThread().getThreadGroup();
            while (group.getParent() != null) {
                group = group.getParent();
            }
            var threads = new Thread[group.activeCount() + 16];
            int count = group.enumerate(threads, true);
            for (int i = 0; i < count; i++) {
                if (threads[i].getName().equals(UNBLOCKER)) {
                    unblocker = threads[i];
                }
            }
        }
        return unblocker;
    }
}
