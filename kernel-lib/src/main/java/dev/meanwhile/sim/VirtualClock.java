package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// The time of a loop, in virtual nanoseconds since its start, and how much has happened in it: a scenario in
/// which too much does will not come to an end by itself.
final class VirtualClock {
    private static final int MOST_TURNS = 1_000_000;
    private static final int MOST_TURNS_AT_ONE_INSTANT = 500_000;

    private final boolean endless;
    private long now;
    private int turns;
    private int turnsAtThisInstant;

    /// @param endless whether it may go on for ever, as that of a session
    VirtualClock(boolean endless) {
        this.endless = endless;
    }

    long now() {
        return now;
    }

    /// Moves on to `time`, never back: what is late happens now.
    void moveTo(long time) {
        if (time > now) {
            now = time;
            turnsAtThisInstant = 0;
        }
    }

    /// Counts a turn.
    ///
    /// @param last the task that ran last, for the verdict
    /// @throws RunawayException if it is one too many
    void count(@Nullable Task last) {
        if (++turnsAtThisInstant > MOST_TURNS_AT_ONE_INSTANT) {
            throw RunawayException.atOneInstant(now, MOST_TURNS_AT_ONE_INSTANT, last);
        }
        if (++turns > MOST_TURNS && !endless) {
            throw RunawayException.inAll(now, MOST_TURNS, last);
        }
    }
}
