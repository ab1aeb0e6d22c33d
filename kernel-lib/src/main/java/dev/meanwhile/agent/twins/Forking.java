package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ForkJoinTask;

/// Fork and join: what is forked in a simulation is a task of it.
public final class Forking {
    private Forking() {}

    @Twin(ForkJoinTask.class)
    public static <T> ForkJoinTask<T> fork(ForkJoinTask<T> task) {
        if (EventLoop.virtualOrNull() == null) {
            return task.fork();
        }
        Futures.tasks().execute(task::quietlyInvoke);
        return task;
    }

    @Twin(ForkJoinTask.class)
    public static void invokeAll(ForkJoinTask<?> first, ForkJoinTask<?> second) {
        if (EventLoop.virtualOrNull() == null) {
            ForkJoinTask.invokeAll(first, second);
        } else {
            forkAndJoin(List.of(first, second));
        }
    }

    @Twin(ForkJoinTask.class)
    public static void invokeAll(ForkJoinTask<?>... tasks) {
        if (EventLoop.virtualOrNull() == null) {
            ForkJoinTask.invokeAll(tasks);
        } else {
            forkAndJoin(List.of(tasks));
        }
    }

    @Twin(ForkJoinTask.class)
    public static <T extends ForkJoinTask<?>> Collection<T> invokeAll(Collection<T> tasks) {
        if (EventLoop.virtualOrNull() == null) {
            return ForkJoinTask.invokeAll(tasks);
        }
        forkAndJoin(List.copyOf(tasks));
        return tasks;
    }

    /// The caller does the first one itself, as in the JDK.
    private static void forkAndJoin(List<? extends ForkJoinTask<?>> tasks) {
        tasks.stream().skip(1).forEach(Forking::fork);
        tasks.stream().limit(1).forEach(ForkJoinTask::invoke);
        tasks.stream().skip(1).forEach(ForkJoinTask::join);
    }
}
