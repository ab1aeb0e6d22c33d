package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.EventLoop;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/// Tasks that run in place of platform threads. `new Worker()`, where a learner's `Worker` extends `Thread`,
/// makes a platform thread whatever we do; when it is started in a simulation, a task runs its `run()`, and
/// whoever asks the worker for its state, or whether it is the current thread, is answered for the task.
final class StandIns {
    private static final Map<Thread, WeakReference<Thread>> TASKS = new WeakHashMap<>();
    private static final Map<Thread, Thread> ORIGINALS = new WeakHashMap<>();

    private StandIns() {}

    /// Starts `original` as a task.
    static synchronized void start(EventLoop loop, Thread original) {
        if (TASKS.containsKey(original)) {
            throw new IllegalThreadStateException();
        }
        var name = Names.given(loop, original.getName());
        original.setName(name);
        var task = loop.threads().name(name).unstarted(original);
        TASKS.put(original, new WeakReference<>(task));
        ORIGINALS.put(task, original);
        task.start();
    }

    /// The task that stands in for `thread`, or `thread` itself.
    static synchronized Thread of(Thread thread) {
        var task = thread.isVirtual() ? null : TASKS.get(thread);
        var standIn = task == null ? null : task.get();
        return standIn == null ? thread : standIn;
    }

    /// The thread that `task` stands in for, or `task` itself.
    static synchronized Thread originalOf(Thread task) {
        return ORIGINALS.getOrDefault(task, task);
    }
}
