package dev.meanwhile.sim;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Names what a thread is parked on by means of the JDK.
final class Blockers {
    static final String HOPELESSNESS = "no task is left that could release it";

    private Blockers() {}

    /// For a row of the timeline.
    static String name(@Nullable Object blocker, Thread thread) {
        if (blocker == null) {
            return withoutBlocker(thread);
        }
        if (blocker instanceof String name) {
            return name;
        }
        for (var type = (Class<?>) blocker.getClass(); type != null; type = type.getEnclosingClass()) {
            var simple = simpleName(type);
            if (simple != null) {
                return simple;
            }
        }
        return blocker.getClass().getSimpleName();
    }

    /// For a line of a verdict.
    static String description(@Nullable Object blocker, Thread thread) {
        var name = name(blocker, thread);
        return switch (name) {
            case "Semaphore" -> "a permit of Semaphore";
            case "ExecutorService", "StructuredTaskScope" -> "the tasks of " + name;
            case "CompletableFuture" -> "a CompletableFuture";
            case "CountDownLatch", "Condition", "Future", "Phaser", "CyclicBarrier" -> "a " + name;
            case "ReentrantLock", "ReentrantReadWriteLock" -> "a " + name + " that another task holds";
            case "synchronized" -> "a monitor (synchronized) that another task holds";
            default -> name;
        };
    }

    private static String withoutBlocker(Thread thread) {
        if (VirtualThreads.isBlocked(thread)) {
            return "synchronized";
        }
        return VirtualThreads.isOnMonitor(thread) ? "Object.wait" : "LockSupport.park";
    }

    /// The public class that learners know, for the nested one that threads park on.
    private static @Nullable String simpleName(Class<?> type) {
        if (type == Semaphore.class
                || type == ReentrantLock.class
                || type == ReentrantReadWriteLock.class
                || type == CountDownLatch.class
                || type == CompletableFuture.class
                || type == Phaser.class
                || type == CyclicBarrier.class) {
            return type.getSimpleName();
        }
        if (type == FutureTask.class) {
            return "Future";
        }
        if (Condition.class.isAssignableFrom(type)) {
            return "Condition";
        }
        return switch (type.getName()) {
            case "java.util.concurrent.ThreadPerTaskExecutor" -> "Future";
            default -> null;
        };
    }
}
