package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A fork-join pool in name: it starts no thread of its own, each submission is a task of the simulation. There
/// are as many at a time as are submitted, because a number of processors would make the same scenario differ
/// between machines.
final class TaskForkJoinPool extends ForkJoinPool {
    private final ExecutorService tasks;

    TaskForkJoinPool(EventLoop loop) {
        super(1);
        tasks = Executors.newThreadPerTaskExecutor(loop.threads().factory());
    }

    private <T> ForkJoinTask<T> started(ForkJoinTask<T> task) {
        tasks.execute(task::quietlyInvoke);
        return task;
    }

    @Override
    public void execute(Runnable task) {
        tasks.execute(task);
    }

    @Override
    public void execute(ForkJoinTask<?> task) {
        started(task);
    }

    @Override
    public <T> ForkJoinTask<T> submit(ForkJoinTask<T> task) {
        return started(task);
    }

    @Override
    public <T> ForkJoinTask<T> submit(Callable<T> task) {
        return started(ForkJoinTask.adapt(task));
    }

    @Override
    public <T> ForkJoinTask<T> submit(Runnable task, T result) {
        return started(ForkJoinTask.adapt(task, result));
    }

    @Override
    public ForkJoinTask<?> submit(Runnable task) {
        return started(ForkJoinTask.adapt(task));
    }

    /// In the calling task, which would have to wait for it anyway.
    @Override
    public <T> T invoke(ForkJoinTask<T> task) {
        return task.invoke();
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> calls) {
        var futures = new ArrayList<Future<T>>();
        try {
            futures.addAll(tasks.invokeAll(calls));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return futures;
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> calls) throws InterruptedException, ExecutionException {
        return tasks.invokeAny(calls);
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> calls, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return Executing.invokeAny(tasks, calls, timeout, unit);
    }

    @Override
    public void shutdown() {
        tasks.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return tasks.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return tasks.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return tasks.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return tasks.awaitTermination(timeout, unit);
    }

    @Override
    public void close() {
        tasks.close();
    }
}
