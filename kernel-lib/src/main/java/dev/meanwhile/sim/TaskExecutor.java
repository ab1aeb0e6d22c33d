package dev.meanwhile.sim;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// An executor with a task of a loop for each submission.
final class TaskExecutor {
    private TaskExecutor() {}

    static ExecutorService of(EventLoop loop, Thread.Builder.OfVirtual threads) {
        return Executors.newThreadPerTaskExecutor(
                submission -> threads.name("").unstarted(() -> perform(loop, submission)));
    }

    /// A submission keeps how it ends to itself; the record shows it.
    private static void perform(EventLoop loop, Runnable submission) {
        submission.run();
        if (submission instanceof Future<?> future) {
            switch (future.state()) {
                case FAILED -> loop.end(loop.task(), Activity.Ending.REJECTED, future.exceptionNow());
                case CANCELLED -> loop.end(loop.task(), Activity.Ending.CANCELLED, null);
                default -> {} // ends as a task that has done what it had to do
            }
        }
    }
}
