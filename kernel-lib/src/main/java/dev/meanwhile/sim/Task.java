package dev.meanwhile.sim;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A virtual thread of a loop: the scenario itself (`main`), an `async` call, or a thread that the scenario
/// started.
///
/// It is ready, then running until it parks, then parked until it is resumed, and so on until it ends. Confined
/// to the thread that drives its loop.
public final class Task extends Activity implements Runnable {
    /// What becomes of a task's end.
    @FunctionalInterface
    public interface Completion {
        /// @param how FULFILLED or REJECTED
        void ended(Ending how, @Nullable Object valueOrReason);
    }

    private final EventLoop loop;
    private final @Nullable Thread thread;
    private @Nullable Runnable continuation;
    private Completion completion = (how, valueOrReason) -> {};
    private boolean bodyIsOver;
    private int parallelStreams;

    private @Nullable Awaitable awaited;
    private @Nullable StackTraceElement waitSite;
    private int waitNumber;
    private boolean woken;

    private boolean parked;
    private @Nullable Object blocker;
    private @Nullable String blockerName;
    private @Nullable VirtualTimer timer;
    private long parkedAt;
    private long readyAt;
    private @Nullable Activity wokenBy;

    /// @param thread its virtual thread; null for the prompt of a session
    /// @param starter the task that started it
    /// @param parent  the same, or, in a callback, what was being settled
    Task(
            EventLoop loop,
            String name,
            @Nullable Thread thread,
            @Nullable Task starter,
            @Nullable Activity parent,
            @Nullable StackTraceElement site) {
        super(name, starter, parent, loop.now(), site);
        this.loop = loop;
        this.thread = thread;
    }

    Thread thread() {
        if (thread == null) {
            throw new IllegalStateException("the prompt has no thread of its own");
        }
        return thread;
    }

    boolean isPrompt() {
        return thread == null;
    }

    /// Takes a turn of its loop.
    @Override
    public void run() {
        loop.step(this);
    }

    @SuppressWarnings("ReferenceEquality") // the very one
    boolean isContinuedBy(Runnable next) {
        return continuation == next;
    }

    void continueBy(Runnable next) {
        continuation = next;
    }

    Runnable continuation() {
        if (continuation == null) {
            throw new IllegalStateException("task '" + name() + "' has not been started");
        }
        return continuation;
    }

    /// Has `whatFollows` called, in the task itself, when its body has ended.
    public void onEnd(Completion whatFollows) {
        completion = whatFollows;
    }

    void ended(Ending how, @Nullable Object valueOrReason) {
        bodyIsOver = true;
        completion.ended(how, valueOrReason);
    }

    /// Tells it to stop, if its result is there before its body has ended.
    public void interruptUnlessDone() {
        if (!bodyIsOver) {
            thread().interrupt();
        }
    }

    /// It begins to take elements from a parallel stream, and must not wait until it [leaves it][#leaveParallelStream].
    public void enterParallelStream() {
        parallelStreams++;
    }

    public void leaveParallelStream() {
        parallelStreams--;
    }

    boolean isInParallelStream() {
        return parallelStreams > 0;
    }

    /// Makes a call of the JDK's that may wait, on something inside of it that says little; the record shows `name`.
    public <T extends @Nullable Object, X extends Exception> T waitingFor(String name, Call<T, X> call) throws X {
        var before = blockerName;
        blockerName = name;
        try {
            return call.call();
        } finally {
            blockerName = before;
        }
    }

    /// A call of the JDK's or of the learner's code.
    @FunctionalInterface
    public interface Call<T extends @Nullable Object, X extends Exception> {
        T call() throws X;
    }

    // ---- waits by means of the library

    /// @return the wait's number, which [#wake] wants: wakers of a wait that is over must not end the next one
    int beginWait(Awaitable what, @Nullable StackTraceElement where) {
        awaited = what;
        waitSite = where;
        woken = false;
        return ++waitNumber;
    }

    void endWait() {
        awaited = null;
        waitSite = null;
        waitNumber++;
    }

    boolean isWoken() {
        return woken;
    }

    void wake(int wait) {
        if (wait == waitNumber && !woken) {
            woken = true;
            loop.unpark(this);
        }
    }

    // ---- all waits, as the loop sees them

    /// It has stopped running without having ended.
    void parked(long now) {
        parked = true;
        parkedAt = now;
        blocker = awaited != null ? awaited : blockerName != null ? blockerName : LockSupport.getBlocker(thread());
    }

    /// It parks until `wakeUp`, unless resumed before.
    void parksUntil(VirtualTimer wakeUp) {
        timer = wakeUp;
    }

    boolean isParkedForAWhile() {
        return timer != null;
    }

    /// It may run again, thanks to `by`.
    void ready(long now, @Nullable Activity by) {
        readyAt = now;
        wokenBy = by == this ? null : by;
        timer = null;
    }

    /// It is about to run again: records the wait that is over, if it took time.
    void resumed(Journal journal) {
        if (parked && readyAt > parkedAt) {
            journal.addWait(this, waitsFor(), parkedAt, waitSite);
            if (awaited == null) {
                journal.endWait(readyAt, Ending.FULFILLED, null, wokenBy);
            } else if (awaited.failed()) {
                journal.endWait(readyAt, Ending.REJECTED, awaited.failure(), awaited.settledBy());
            } else {
                journal.endWait(readyAt, Ending.FULFILLED, null, awaited.settledBy());
            }
        }
        parked = false;
    }

    /// Records the wait that goes on, if there is one and it has taken time.
    void recordUnfinishedWait(Journal journal, long now) {
        if (parked && now > parkedAt) {
            journal.addWait(this, waitsFor(), parkedAt, waitSite);
        }
    }

    // ---- for people

    /// What it waits for, as a row of the timeline names it.
    String waitsFor() {
        return blocker instanceof Awaitable a ? a.name() : Blockers.name(blocker, thread());
    }

    /// What it waits for, since when, where, and why without end.
    String describeWait() {
        var awaitable = blocker instanceof Awaitable a ? a : null;
        var site = waitingAt();
        return name() + " waits for "
                + (awaitable != null ? awaitable.description() : Blockers.description(blocker, thread()))
                + " since " + Time.millis(parkedAt) + " ms" + (site == null ? "" : " (" + Sites.text(site) + ")")
                + "; " + (awaitable != null ? awaitable.hopelessness() : Blockers.HOPELESSNESS);
    }

    /// The line of the learner's code at which it waits, if known.
    @Nullable
    StackTraceElement waitingAt() {
        return waitSite != null || thread == null ? waitSite : Sites.of(thread);
    }

    /// In virtual nanoseconds.
    long parkedAt() {
        return parkedAt;
    }
}
