package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// The time of a loop, in nanoseconds since its start, and how much has happened in it: a scenario in which too
/// much does will not come to an end by itself.
abstract sealed class Clock permits VirtualClock, WallClock {
    abstract long now();

    /// The next thing happens, which is due at `time`.
    abstract void moveTo(long time);

    /// Holds the one thread for `nanos`.
    abstract void hold(long nanos);

    /// Counts a turn.
    ///
    /// @param last the task that ran last, for the verdict
    /// @throws RunawayException if it is one too many
    abstract void count(@Nullable Task last);

    /// The run is over: no time passes any more.
    void stop() {}
}
