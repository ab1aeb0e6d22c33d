package samples;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/// What learners might have written, good and bad.
public final class Answers {
    private static final Object LOCK = new Object();

    private Answers() {}

    public static int stub() {
        throw new UnsupportedOperationException("Exercise 1: return the number of posts");
    }

    public static int right() {
        return 3;
    }

    public static int wrong() {
        System.out.println("thinking aloud");
        return 2;
    }

    public static int throwing() {
        throw new IllegalStateException("503 Service Unavailable");
    }

    public static int unsupported() {
        List.of().add(null);
        return 3;
    }

    public static int recursive() {
        return recursive() + 1;
    }

    @SuppressWarnings("PMD.EmptyWhileStmt")
    public static int endless() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return 3;
    }

    /// Ends only when `LET_GO` is counted down: a loop that no interrupt can stop.
    public static int unstoppable(CountDownLatch letGo) {
        while (letGo.getCount() > 0) {
            Thread.onSpinWait();
        }
        return 3;
    }

    public static int waiting() throws InterruptedException {
        new CountDownLatch(1).await();
        return 3;
    }

    public static int blocked() throws InterruptedException {
        var held = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            synchronized (LOCK) {
                held.countDown();
                endless();
            }
        });
        held.await();
        synchronized (LOCK) {
            return 3;
        }
    }
}
