package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// One thing that goes on for a stretch of virtual time. It has started when it is made; it is going on until it
/// has ended, once. The engine's working objects are at the same time the record of the run, so that recording
/// costs little.
public abstract sealed class Activity permits Task, Operation, Busy, Wait {
    /// How an activity ended.
    public enum Ending {
        GOING_ON,
        FULFILLED,
        REJECTED,
        CANCELLED
    }

    private static final long NEVER = -1;

    private final String name;
    private final @Nullable Task task;
    private final long start;
    private final @Nullable StackTraceElement site;
    private long end = NEVER;
    private Ending ending = Ending.GOING_ON;
    private @Nullable Object result;
    private final int ordinal;
    private final @Nullable Activity parent;
    private int children;
    private int watchers;
    private long abandonedAt;

    /// @param parent what started it: the task that ran, or, in a callback, what was being settled
    Activity(
            String name, @Nullable Task task, @Nullable Activity parent, long start, @Nullable StackTraceElement site) {
        this.name = name;
        this.task = task;
        this.parent = parent;
        this.ordinal = parent == null ? 0 : parent.children++;
        this.start = start;
        this.site = site;
        this.abandonedAt = start;
    }

    public final String name() {
        return name;
    }

    /// The task in which it was started; null for the first task of a loop.
    public final @Nullable Task task() {
        return task;
    }

    /// Its place in the program: the same in each run of the same scenario, whatever the times are. It counts
    /// what was started by what, as in `0.2.1`: the second thing that the third thing of `main` started.
    public final String path() {
        return parent == null ? Integer.toString(ordinal) : parent.path() + "." + ordinal;
    }

    /// In virtual nanoseconds.
    public final long start() {
        return start;
    }

    /// In virtual nanoseconds; negative while it goes on.
    public final long end() {
        return end;
    }

    public final Ending ending() {
        return ending;
    }

    /// The value or the reason that it ended with.
    public final @Nullable Object result() {
        return result;
    }

    /// Where in the learner's code it was started, if that was recorded.
    public final @Nullable StackTraceElement site() {
        return site;
    }

    /// Ends it; only the first call counts.
    public final void end(long now, Ending how, @Nullable Object valueOrReason) {
        if (ending == Ending.GOING_ON) {
            end = now;
            ending = how;
            result = valueOrReason;
        }
    }

    /// Somebody waits for it, or looks at its result.
    public final void watch() {
        watchers++;
        abandonedAt = NEVER;
    }

    /// Somebody who waited does not any more.
    public final void unwatch(long now) {
        if (--watchers == 0 && ending == Ending.GOING_ON) {
            abandonedAt = now;
        }
    }

    /// Since when nobody was interested in it, in virtual nanoseconds; negative if somebody was to the end.
    public final long abandonedAt() {
        return abandonedAt;
    }
}
