package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// A clock that jumps to whatever happens next.
final class VirtualClock extends Clock {
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

    @Override
    long now() {
        return now;
    }

    /// Moves on to `time`, never back: what is late happens now.
    @Override
    void moveTo(long time) {
        if (time > now) {
            now = time;
            turnsAtThisInstant = 0;
        }
    }

    @Override
    void hold(long nanos) {
        moveTo(Time.after(now, nanos));
    }

    @Override
    void count(@Nullable Task last) {
        if (++turnsAtThisInstant > MOST_TURNS_AT_ONE_INSTANT) {
            throw RunawayException.atOneInstant(now, MOST_TURNS_AT_ONE_INSTANT, last);
        }
        if (++turns > MOST_TURNS && !endless) {
            throw RunawayException.inAll(now, MOST_TURNS, last);
        }
    }
}
