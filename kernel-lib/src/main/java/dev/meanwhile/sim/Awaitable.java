package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// What a task can wait for by means of the library (rather than of `java.util.concurrent`).
public interface Awaitable {
    boolean isSettled();

    /// Has `reaction` run when it settles; not called on a settled one.
    void onSettled(Runnable reaction);

    /// The operation or task that settled it, if it is known.
    @Nullable
    Activity settledBy();

    /// Whether it settled with an exception.
    boolean failed();

    /// Why it failed, if it did and that is known.
    default @Nullable Throwable failure() {
        return null;
    }

    /// For a row of the timeline, as in "waits for fetchUser".
    String name();

    /// For a verdict, as in "promise 'fetchUser'".
    String description();

    /// Why a wait for it can have no end, as in "nothing will settle it".
    String hopelessness();
}
