package dev.meanwhile.sim;

import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Runs work for a virtual thread of the application's, because only platform threads can carry a loop.
final class OnPlatformThread {
    private OnPlatformThread() {}

    static <T> T call(Supplier<T> work) {
        var task = new FutureTask<>(work::get);
        var thread = Thread.ofPlatform().name("meanwhile").daemon().start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a simulation ran");
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw (Error) e.getCause();
        }
    }
}
