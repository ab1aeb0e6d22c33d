package dev.meanwhile.sim;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Hands the one thread from task to task: what the scheduler of the virtual threads does with a continuation,
/// and what the loop records when a task parks and goes on.
final class Dispatcher {
    /// The JDK's own "for ever": `ExecutorService.close()` awaits termination for a day at a time (less what has
    /// passed).
    private static final long FOR_EVER = TimeUnit.HOURS.toNanos(23);

    private final EventLoop loop;
    private final Tasks tasks;
    private final ReadyQueue queue;
    private final Timers timers;
    private final Monitors monitors;
    private @Nullable Task running;
    private @Nullable Task lastRun;
    private @Nullable Task eager;
    private @Nullable Task unparking;

    Dispatcher(EventLoop loop, Tasks tasks, ReadyQueue queue, Timers timers, Monitors monitors) {
        this.loop = loop;
        this.tasks = tasks;
        this.queue = queue;
        this.timers = timers;
        this.monitors = monitors;
    }

    /// The task that runs now; null between tasks.
    @Nullable
    Task running() {
        return running;
    }

    @Nullable
    Task lastRun() {
        return lastRun;
    }

    boolean isRunningHere() {
        return running != null && Thread.currentThread() == running.thread();
    }

    /// Starts `child` in a task: it runs at once, up to its first wait; then its starter goes on, before all
    /// others.
    void startBeforeOthers(Task child) {
        eager = child;
        child.thread().start();
        Thread.yield();
        if (eager == child) { // a pinned starter cannot yield: the child has to wait for its turn
            eager = null;
            queue.add(child);
        }
    }

    /// The same outside of all tasks.
    void startHere(Task child) {
        eager = child;
        child.thread().start();
        eager = null;
        child.run();
    }

    /// Lets `task` run until it parks or ends.
    void step(Task task) {
        task.resumed(loop.journal());
        var before = running;
        running = task;
        lastRun = task;
        try {
            task.continuation().run();
        } finally {
            running = before;
        }
        if (task.thread().getState() == Thread.State.TERMINATED) {
            tasks.remove(task);
        } else {
            parked(task);
        }
    }

    private void parked(Task task) {
        task.parked(loop.now());
        if (VirtualThreads.isOnMonitor(task.thread())) {
            monitors.add(task);
        } else if (task.isParkedForAWhile() && loop.isVirtual()) {
            loop.endWith(Escapes.realTime(loop.now(), task));
        }
        if (task.isInParallelStream() && task.thread().getState() != Thread.State.RUNNABLE) {
            loop.endWith(Escapes.parallelStream(loop.now(), task));
        }
    }

    void unpark(Task task) {
        if (task.isPrompt()) {
            return; // it drives the loop, and asks by itself
        }
        unparking = task;
        LockSupport.unpark(task.thread());
        unparking = null;
    }

    /// The scheduler's part: `continuation` can run.
    void makeReady(Runnable continuation) {
        var task = tasks.of(continuation, unparking != null ? unparking : running);
        monitors.remove(task);
        task.ready(loop.now(), loop.settling() != null ? loop.settling() : running);
        if (task == eager) {
            return; // the one who starts it gives way to it
        }
        if (eager != null && task == running) { // the starter gives way: its turn is right after the eager one's
            queue.addFirst(task);
            queue.addFirst(eager);
            eager = null;
        } else {
            queue.add(task);
        }
    }

    /// The scheduler's part: another thread says that `continuation` can run.
    void makeReadyFromOutside(Runnable continuation) {
        var task = tasks.of(continuation, null);
        if (loop.isVirtual() && !monitors.contains(task)) {
            loop.endWith(Escapes.socket(loop.now(), task));
        }
        makeReady(continuation);
    }

    /// The scheduler's part: the running task parks, and `command` resumes it after `delay` nanoseconds.
    VirtualTimer timedPark(Runnable command, long delay) {
        if (delay >= FOR_EVER) {
            return timers.never(command);
        }
        var timer = timers.add(Time.after(loop.now(), delay), command);
        loop.task().parksUntil(timer);
        return timer;
    }
}
