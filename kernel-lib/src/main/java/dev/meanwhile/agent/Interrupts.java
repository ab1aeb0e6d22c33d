package dev.meanwhile.agent;

import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Sites;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Makes learner code stoppable: rewritten methods call this where they begin and wherever they jump back.
///
/// Two things stop code. In a simulation: the end of its run, or an interrupt of the thread that drives it, but
/// *not* an interrupt of the task itself, which is the scenario's own affair. In a cell: an interrupt of the
/// thread that runs the cell, but not of other threads, which the learner's code has started and interrupts for
/// its own reasons.
public final class Interrupts {
    /// How long code that asks for interrupts itself, or was told of one by an exception, may take to end.
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int MOST_REFUSALS = 1_000;

    /// The thread that runs cells. It is never reset: kernels run one cell at a time.
    private static volatile @Nullable Thread cell;

    private static volatile boolean told;
    private static volatile long toldAt;
    private static volatile boolean selfInflicted;
    private static int refusals;

    private Interrupts() {}

    /// A cell begins.
    public static void begin() {
        if (cell != Thread.currentThread() && EventLoop.currentOrNull() == null) {
            cell = Thread.currentThread();
        }
        told = false;
        selfInflicted = Thread.currentThread().isInterrupted();
        refusals = 0;
    }

    /// The learner's code interrupts `thread`. If it does so to itself, that need not end it at once.
    public static void interrupting(Thread thread) {
        if (thread == cell && thread == Thread.currentThread()) {
            selfInflicted = true;
        }
    }

    /// @throws Error that ends the calling code, if it has to stop
    public static void check() {
        EventLoop.checkpoint();
        if (Thread.currentThread().isInterrupted()) {
            if (selfInflicted) {
                checkPatiently();
            } else {
                stopCell();
            }
        } else if (told) {
            stopIfPatienceIsOver();
        }
    }

    /// The same for loops that ask for interrupts themselves: they have some time to end by themselves.
    ///
    /// @throws Error that ends the calling code, if it has to stop
    public static void checkPatiently() {
        EventLoop.checkpoint();
        if (Thread.currentThread().isInterrupted()) {
            tell();
        }
        if (told) {
            stopIfPatienceIsOver();
        }
    }

    /// Records that the current thread has been told of an interrupt, by a flag or an exception. If it is that of
    /// a cell, it has some time to end; code that ignores what it was told is stopped then.
    public static void tell() {
        if (Thread.currentThread() == cell && !told) {
            toldAt = System.nanoTime();
            told = true;
        }
    }

    /// An uninterruptible wait of the JDK's, made interruptible for the thread that runs cells.
    public interface Wait {
        @Nullable
        Object end() throws InterruptedException;
    }

    /// Waits, in a cell until it is interrupted; in any other thread not at all, the caller does then.
    ///
    /// @throws Error that ends the cell
    public static void untilInterrupted(Wait wait) {
        if (Thread.currentThread() == cell) {
            try {
                wait.end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CellInterrupted(Sites.learnersLine());
            }
        }
    }

    private static void stopIfPatienceIsOver() {
        if (Thread.currentThread() == cell && System.nanoTime() - toldAt > PATIENCE) {
            stopCell();
        }
    }

    private static void stopCell() {
        if (Thread.currentThread() != cell) {
            return;
        }
        if (++refusals > MOST_REFUSALS) {
            rest();
        }
        throw new CellInterrupted(Sites.learnersLine());
    }

    /// The code catches what should end it, again and again: it shall at least not keep a processor busy.
    private static void rest() {
        boolean interrupted = Thread.interrupted();
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
