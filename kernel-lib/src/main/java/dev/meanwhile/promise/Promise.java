package dev.meanwhile.promise;

import dev.meanwhile.sim.Activity;
import dev.meanwhile.sim.Awaitable;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Journal;
import dev.meanwhile.sim.Task;
import dev.meanwhile.sim.VirtualTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that will be there later, or the reason why it will not: a [CompletableFuture] that lives in virtual
/// time.
///
/// It is pending, until it is settled: fulfilled with a value, or rejected with a reason. All of `CompletableFuture`
/// works on it, the timed methods in virtual time. Tasks that wait for it resume in the order in which they waited. It
/// belongs to the simulation (or the session) in which it was made.
///
/// ```java
/// var ticket = new Promise<String>();
/// async("clerk", () -> { sleep(50); return ticket.complete("A-17"); });
/// log(await(ticket));
/// ```
public final class Promise<T extends @Nullable Object> extends CompletableFuture<T> implements Awaitable {

    private final EventLoop loop;
    private final String name;
    private final @Nullable Activity activity;
    private final boolean isDerived;
    private @Nullable List<Promise<?>> derived;
    private @Nullable Activity settledBy;
    private @Nullable Runnable firstReaction;
    private @Nullable List<Runnable> moreReactions;
    private @Nullable VirtualTimer timer;
    private @Nullable Runnable afterwards;
    private boolean announced;
    private boolean looksAtItself;
    private @Nullable String hopelessness;
    private boolean isStartingToLookAtItself;
    private boolean lookedAt;
    private Journal.@Nullable Unhandled unhandled;

    /// A pending promise, to be settled by hand: [#complete], [#completeExceptionally].
    public Promise() {
        this(EventLoop.current(), "a promise", null);
    }

    /// @param name     what pictures and verdicts call it
    /// @param activity the operation or task whose result it is, or null
    Promise(EventLoop loop, String name, @Nullable Activity activity) {
        this(loop, name, activity, false);
    }

    /// @param isDerived whether a method of [CompletableFuture] makes it, and will settle it unnoticed
    private Promise(EventLoop loop, String name, @Nullable Activity activity, boolean isDerived) {
        this.loop = loop;
        this.name = name;
        this.activity = activity;
        this.isDerived = isDerived;
    }

    /// `stage` itself if it is a promise, else a promise that follows it.
    static <T extends @Nullable Object> Promise<T> of(CompletionStage<T> stage) {
        if (stage instanceof Promise<T> promise) {
            return promise;
        }
        Objects.requireNonNull(
                stage, "a promise must not be null; does the function that should return one return null?");
        var follower =
                new Promise<T>(EventLoop.current(), "a " + stage.getClass().getSimpleName(), null);
        follower.neverSettlesBecause(nobodyCompletesIt(follower.loop));
        stage.whenComplete((value, reason) -> follower.settle(value, unwrapped(reason)));
        return follower;
    }

    /// What a wait for a stage that is no promise has come to, if it has no end.
    static String nobodyCompletesIt(EventLoop loop) {
        return loop.isVirtual()
                ? "nothing in this simulation will complete it, and threads outside of it take no part in virtual time"
                : "no thread has completed it";
    }

    EventLoop loop() {
        return loop;
    }

    // ---- settling

    @Override
    public boolean complete(T value) {
        return settle(value, null);
    }

    @Override
    public boolean completeExceptionally(Throwable reason) {
        return settle(null, Objects.requireNonNull(reason, "the reason of a rejection must not be null"));
    }

    /// Rejects it with a [CancellationException]. Its operation ends with that and its timer is taken off; its
    /// task is interrupted.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return settle(null, new CancellationException(description() + " was cancelled")) || isCancelled();
    }

    /// Settles it; the waits that end through it are recorded as ended by `cause`.
    void settleBy(@Nullable Activity cause, @Nullable T value, @Nullable Throwable reason) {
        if (!isDone()) {
            settledBy = cause;
            settle(value, reason);
        }
    }

    /// Settles by means of `itsTimer`, which is taken off when it is settled before.
    void by(VirtualTimer itsTimer) {
        timer = itsTimer;
    }

    /// Has `action` run when it is settled, before all reactions.
    void afterwards(Runnable action) {
        afterwards = action;
    }

    /// Settles it for good, whatever it was before; see [CompletableFuture#obtrudeValue].
    @Override
    public void obtrudeValue(T value) {
        if (!settle(value, null)) {
            super.obtrudeValue(value);
        }
    }

    @Override
    public void obtrudeException(Throwable reason) {
        if (!settle(null, Objects.requireNonNull(reason, "the reason of a rejection must not be null"))) {
            super.obtrudeException(reason);
        }
    }

    /// Settles it with `reason`, or, if that is null, with `value`.
    ///
    /// @return false if it was settled already
    boolean settle(@Nullable T value, @Nullable Throwable reason) {
        if (!loop.isInside()) {
            boolean settled = store(value, reason);
            if (settled) {
                loop.enqueueFromOutside(() -> announce(value, unwrapped(reason)));
            }
            return settled;
        }
        if (isDone()) {
            return false;
        }
        if (settledBy == null) {
            settledBy = activity;
        }
        if (hasDependents()) {
            watch(); // attached by a static method of CompletableFuture, which asks nobody
        }
        var alone = derived == null ? List.<Promise<?>>of() : derivedThatNobodyLooksAt(new ArrayList<>());
        loop.settling(settledBy, () -> {
            store(value, reason);
            announce(value, unwrapped(reason));
        });
        alone.forEach(Promise::expectSomebodyToLook);
        return true;
    }

    @SuppressWarnings("NullAway") // a T may be null
    private boolean store(@Nullable T value, @Nullable Throwable reason) {
        return reason == null ? super.complete(value) : super.completeExceptionally(reason);
    }

    /// Records that it is settled and runs the reactions, once, in the order in which they were added.
    private void announce(@Nullable T value, @Nullable Throwable reason) {
        if (announced) {
            return;
        }
        announced = true;
        if (settledBy == null) {
            settledBy = loop.settling();
        }
        if (activity != null) {
            loop.end(activity, endingFor(reason), reason != null ? reason : value);
        }
        if (timer != null) {
            timer.cancel();
        }
        if (activity instanceof Task task && isCancelled()) {
            task.interruptUnlessDone();
        }
        if (afterwards != null) {
            afterwards.run();
        }
        react();
        expectSomebodyToLook();
    }

    private void react() {
        var first = firstReaction;
        var more = moreReactions;
        firstReaction = null;
        moreReactions = null;
        if (first != null) {
            first.run();
        }
        if (more != null) {
            more.forEach(Runnable::run);
        }
    }

    private static Activity.Ending endingFor(@Nullable Throwable reason) {
        if (reason == null) {
            return Activity.Ending.FULFILLED;
        }
        return reason instanceof CancellationException ? Activity.Ending.CANCELLED : Activity.Ending.REJECTED;
    }

    // ---- unhandled rejections: nothing is attached by the end of the turn (Node's rule)

    private boolean isLookedAt() {
        return lookedAt || hasDependents();
    }

    private boolean hasDependents() {
        return getNumberOfDependents() > (looksAtItself ? 1 : 0);
    }

    /// What depends on this by methods of [CompletableFuture], which settle it without telling. To be asked
    /// before this is settled: when `CompletableFuture.allOf` and the like have done their work, they have left
    /// no trace.
    private List<Promise<?>> derivedThatNobodyLooksAt(List<Promise<?>> found) {
        if (derived != null) {
            for (var promise : derived) {
                if (!promise.isDone() && !promise.isLookedAt()) {
                    found.add(promise);
                }
                promise.derivedThatNobodyLooksAt(found);
            }
        }
        return found;
    }

    private void expectSomebodyToLook() {
        if (state() == State.FAILED && !isLookedAt()) {
            loop.atEndOfTurn(() -> reportUnlessLookedAt(exceptionNow()));
        }
    }

    private void reportUnlessLookedAt(Throwable reason) {
        if (!isLookedAt() && unhandled == null) {
            unhandled = new Journal.Unhandled(loop.now(), name, activity, reason);
            loop.journal().add(unhandled);
        }
    }

    private void lookAt() {
        if (!lookedAt) {
            lookedAt = true;
            if (unhandled != null) {
                loop.journal().add(new Journal.HandledLate(loop.now(), unhandled));
            }
        }
    }

    /// Somebody is interested in it from now on.
    void watch() {
        lookAt();
        if (activity != null) {
            activity.watch();
        }
    }

    /// Somebody who was is not any more.
    void unwatch() {
        if (activity != null) {
            activity.unwatch(loop.now());
        }
    }

    // ---- waiting

    /// Waits for it, giving others their turn even if it is settled.
    ///
    /// @return its value; if it was rejected, the reason itself is thrown
    T await() {
        requireOwnLoop();
        watch();
        try {
            loop.await(this);
        } catch (InterruptedException e) {
            throw new CancellationException(e.getMessage());
        } finally {
            unwatch();
        }
        if (state() == State.FAILED) {
            throw Promise.<RuntimeException>asUnchecked(exceptionNow());
        }
        return super.join();
    }

    /// @throws IllegalStateException if it was made in another simulation than the one that the current thread
    /// belongs to
    void requireOwnLoop() {
        if (EventLoop.current() != loop) {
            throw new IllegalStateException(description() + " must be used in '" + loop.name()
                    + "', where it was made, but was used in '"
                    + EventLoop.current().name() + "'; "
                    + (loop.isOver() ? "that one is over, so make a new promise here" : "make one here"));
        }
    }

    /// Whether waiting here takes virtual time; a thread that does not belong to the loop waits for real.
    private boolean isPendingHere() {
        return !isDone() && loop.isCurrent();
    }

    /// @throws CompletionException   if it was rejected, with the reason as cause
    /// @throws CancellationException if it was cancelled
    @Override
    public T join() {
        boolean interrupted = false;
        watch();
        while (isPendingHere()) {
            try {
                loop.await(this);
            } catch (InterruptedException e) {
                interrupted = true; // join waits on, as that of CompletableFuture does
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        watch();
        if (isPendingHere()) {
            loop.await(this);
        }
        return super.get();
    }

    /// @throws TimeoutException if it is still pending after `timeout` of virtual time
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (isPendingHere()) {
            loop.await(Combinators.within(this, unit.toNanos(timeout), name));
            if (!isDone()) {
                throw new TimeoutException(description() + " was not settled within " + timeout + " "
                        + unit.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        watch();
        return super.get(timeout, unit);
    }

    @Override
    public void onSettled(Runnable reaction) {
        lookAt();
        if (firstReaction == null) {
            firstReaction = reaction;
        } else {
            moreReactions = moreReactions == null ? new ArrayList<>() : moreReactions;
            moreReactions.add(reaction);
        }
        noticeSettlement();
    }

    /// Runs `job` in a turn of its own once this is settled: what `then` does in JavaScript.
    void then(Runnable job) {
        if (isDone()) {
            lookAt();
            loop.enqueue(job);
        } else {
            onSettled(() -> loop.enqueue(job));
        }
    }

    @Override
    public boolean isSettled() {
        return isDone();
    }

    @Override
    public boolean failed() {
        return isCompletedExceptionally();
    }

    @Override
    public @Nullable Throwable failure() {
        return state() == State.FAILED ? super.exceptionNow() : null;
    }

    @Override
    public @Nullable Activity settledBy() {
        return settledBy;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return name.startsWith("a ") ? name : "promise '" + name + "'";
    }

    /// Says why it will never settle, where that is known.
    void neverSettlesBecause(String why) {
        hopelessness = why;
    }

    @Override
    public String hopelessness() {
        if (hopelessness != null) {
            return hopelessness;
        }
        return loop.isVirtual() ? "nothing will settle it" : "nothing has settled it";
    }

    // ---- CompletableFuture, in virtual time

    /// Called by each method of `CompletableFuture` that attaches something to this.
    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        var dependent = new Promise<U>(loop, name, null, true);
        if (!isStartingToLookAtItself) {
            watch();
            if (!isDone() && loop.isInside()) {
                derived = derived == null ? new ArrayList<>(2) : derived;
                derived.add(dependent);
            }
        }
        return dependent;
    }

    /// A promise derived by a method of `CompletableFuture` is settled without any of its own methods being
    /// called.
    private void noticeSettlement() {
        if (isDerived && !looksAtItself) {
            looksAtItself = true;
            isStartingToLookAtItself = true;
            super.whenComplete((value, reason) -> announce(value, unwrapped(reason)));
            isStartingToLookAtItself = false;
        }
    }

    /// Starts a task of the simulation for each `…Async` stage.
    @Override
    public Executor defaultExecutor() {
        return loop.executor();
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        watch();
        return this;
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        Objects.requireNonNull(supplier, "the supplier of a value must not be null");
        executor.execute(() -> {
            if (isDone()) {
                return;
            }
            try {
                complete(supplier.get());
            } catch (Throwable e) { // wrapped, as CompletableFuture does with what its functions throw
                completeExceptionally(e instanceof CompletionException ? e : new CompletionException(e));
            }
        });
        return this;
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
        return completeAsync(supplier, defaultExecutor());
    }

    /// Rejects it with a [TimeoutException] if it is still pending after `timeout` of virtual time.
    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        return after(timeout, unit, () -> completeExceptionally(new TimeoutException()));
    }

    /// Fulfils it with `value` if it is still pending after `timeout` of virtual time.
    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        return after(timeout, unit, () -> complete(value));
    }

    private CompletableFuture<T> after(long timeout, TimeUnit unit, Runnable action) {
        if (!isDone()) {
            VirtualTimer timer = loop.schedule(unit.toNanos(timeout), action);
            boolean seen = lookedAt;
            onSettled(timer::cancel);
            lookedAt = seen; // a time limit is not somebody who looks at the result
        }
        return this;
    }

    @Override
    public String toString() {
        return "Promise '" + name + "' "
                + switch (state()) {
                    case RUNNING -> "(pending)";
                    case SUCCESS -> "(fulfilled: " + resultNow() + ")";
                    case FAILED -> "(rejected: " + exceptionNow() + ")";
                    case CANCELLED -> "(cancelled)";
                };
    }

    static @Nullable Throwable unwrapped(@Nullable Throwable reason) {
        return reason instanceof CompletionException && reason.getCause() != null ? reason.getCause() : reason;
    }

    /// Throws any exception as what the compiler takes for an unchecked one.
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException asUnchecked(Throwable e) throws E {
        throw (E) e;
    }
}
