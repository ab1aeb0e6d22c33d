package dev.meanwhile.render;

/// What a [Stretch] of a row shows: each look has a pattern and a word of its own, so that no meaning hangs on
/// colour.
enum Look {
    /// An operation is in flight: it runs outside of the one thread.
    IN_FLIGHT("in-flight", "in flight", '━'),
    /// The same, of one that is going to be rejected.
    FAILS("fails", "in flight, then rejected", '═'),
    /// The same, of one that is going to be cancelled.
    STOPPED("stopped", "in flight, then cancelled", '─'),
    /// A task is parked: it waits and leaves the thread to others.
    PARKED("parked", "parked: waits", '┄'),
    /// A task holds the one thread.
    BUSY("busy", "holds the one thread", '█'),
    /// A task is neither parked nor busy for longer than a moment: it waits for its turn, or it computes.
    READY("ready", "runs or waits for its turn", '·'),
    /// An operation or task goes on although nobody waits for it any more.
    ORPHAN("orphan", "still running, nobody waits", '╍');

    private final String id;
    private final String words;
    private final char fill;

    Look(String id, String words, char fill) {
        this.id = id;
        this.words = words;
        this.fill = fill;
    }

    /// Short name, for classes in markup.
    String id() {
        return id;
    }

    /// What the legend says.
    String words() {
        return words;
    }

    /// The character that draws it in text.
    char fill() {
        return fill;
    }
}
