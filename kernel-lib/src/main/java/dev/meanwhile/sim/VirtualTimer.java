package dev.meanwhile.sim;

/// Something that will happen at a moment of virtual time, until cancelled.
public final class VirtualTimer {
    final long at;
    final long sequence;
    final Runnable action;
    int position = Timers.GONE;
    private final Timers timers;

    VirtualTimer(Timers timers, long at, long sequence, Runnable action) {
        this.timers = timers;
        this.at = at;
        this.sequence = sequence;
        this.action = action;
    }

    /// Takes the timer off the heap.
    ///
    /// @return false if it was no longer there
    public boolean cancel() {
        return timers.remove(this);
    }

    boolean isBefore(VirtualTimer other) {
        return at != other.at ? at < other.at : sequence < other.sequence;
    }
}
