package dev.meanwhile.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The tasks of a loop, from their start to their end; sees to it that none is left when the run is over.
final class Tasks {
    /// Interrupted code may wait again, once or twice, in its `finally` blocks.
    private static final int ROUNDS_OF_UNWINDING = 5;
    private static final int MOST_CALLS_WHEN_OVER = 1_000;

    private final EventLoop loop;
    private final Scheduler scheduler;
    private final Thread.Builder.OfVirtual threads;
    private final Map<Thread, Task> live = new LinkedHashMap<>();
    private @Nullable Task main;
    private int unnamed;
    private int callsWhenOver;

    Tasks(EventLoop loop) {
        this.loop = loop;
        this.scheduler = new Scheduler(loop);
        this.threads = newThreads();
    }

    Thread.Builder.OfVirtual newThreads() {
        return VirtualThreads.builder(scheduler).inheritInheritableThreadLocals(false);
    }

    Thread.Builder.OfVirtual threads() {
        return threads;
    }

    Task main() {
        if (main == null) {
            throw new IllegalStateException("'" + loop.name() + "' has no task yet");
        }
        return main;
    }

    List<Task> live() {
        return List.copyOf(live.values());
    }

    void addPrompt() {
        add(new Task(loop, "main", null, null, null, null));
    }

    /// A new task, which has not been started yet.
    Task add(String name, Callable<?> body) {
        var thread = threads.name(name).unstarted(() -> perform(body));
        return add(
                main == null
                        ? new Task(loop, name, thread, null, null, loop.siteIfWanted())
                        : new Task(loop, name, thread, loop.task(), loop.context(), loop.siteIfWanted()));
    }

    private Task add(Task task) {
        if (main == null) {
            main = task;
        }
        if (!task.isPrompt()) {
            live.put(task.thread(), task);
        }
        loop.journal().add(task);
        return task;
    }

    /// The task that `continuation` belongs to. A thread that the scenario started by means of the JDK becomes
    /// a task here.
    ///
    /// @param likely the task that it belongs to most probably: to look it up takes longer
    Task of(Runnable continuation, @Nullable Task likely) {
        if (likely != null && likely.isContinuedBy(continuation)) {
            return likely;
        }
        var thread = VirtualThreads.owner(continuation);
        var task = live.get(thread);
        if (task == null) {
            var name = thread.getName().isEmpty() ? "task " + ++unnamed : thread.getName();
            task = add(new Task(loop, name, thread, loop.task(), loop.context(), loop.siteIfWanted()));
            task.watch(); // who waits for it, if anybody, the JDK alone knows
            reportUncaught(thread, task);
        }
        task.continueBy(continuation);
        return task;
    }

    void remove(Task task) {
        live.remove(task.thread());
        loop.end(task, Activity.Ending.FULFILLED, null);
    }

    private void perform(Callable<?> body) {
        var task = loop.task();
        Activity.Ending how;
        Object result;
        try {
            result = body.call();
            how = Activity.Ending.FULFILLED;
        } catch (EndOfRun e) {
            return;
        } catch (Throwable e) {
            result = e;
            how = Activity.Ending.REJECTED;
        }
        if (!loop.isOver()) {
            task.ended(how, result);
            loop.end(task, how, result);
        }
    }

    /// Threads of the scenario's own that die are part of the record, not of standard error.
    @SuppressWarnings("ReferenceEquality") // a thread without a handler of its own has its group
    private void reportUncaught(Thread thread, Task task) {
        if (thread.getUncaughtExceptionHandler() == thread.getThreadGroup()) {
            thread.setUncaughtExceptionHandler((_, e) -> {
                if (!loop.isOver() && !(e instanceof EndOfRun)) {
                    loop.end(task, Activity.Ending.REJECTED, e);
                    loop.journal().add(new Journal.Unhandled(loop.now(), task.name(), task, e));
                }
            });
        }
    }

    /// Ends all tasks that are left: interrupted, they wake up in a run that is over, and each call of the
    /// library throws. What cannot be woken (a thread that waits uninterruptibly, or catches everything and waits
    /// again) is dropped: parked, it is nothing but memory.
    void unwind(ReadyQueue queue) {
        for (int round = 0; round < ROUNDS_OF_UNWINDING && !live.isEmpty(); round++) {
            live().forEach(t -> t.thread().interrupt());
            for (var next = queue.poll(); next != null; next = queue.poll()) {
                next.run();
            }
        }
        live.clear();
    }

    /// Called by a task of a run that is over.
    void unwindCaller() {
        if (Thread.currentThread().isVirtual() && ++callsWhenOver > MOST_CALLS_WHEN_OVER) {
            while (true) { // it catches what should unwind it, again and again: let it rest
                Thread.interrupted();
                LockSupport.park(this);
            }
        }
        throw new EndOfRun();
    }

    void shutdown() {
        scheduler.shutdown();
    }
}
