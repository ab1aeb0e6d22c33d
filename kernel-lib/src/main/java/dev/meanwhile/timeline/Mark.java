package dev.meanwhile.timeline;

/// One moment of a run that is worth a mark.
///
/// @param kind what happened
/// @param at   when, in virtual milliseconds since the start of the run
/// @param span id of the span that it belongs to: for [Kind#LOG] the task that logged, for the others the promise's
///             operation or task; -1 if there is none
/// @param text the log line, the reason, or the verdict's first line
public record Mark(Kind kind, long at, int span, String text) {

    /// What a [Mark] stands for.
    public enum Kind {
        /// `log(...)` was called.
        LOG,
        /// A promise was rejected and nobody had attached anything to it by the end of that turn.
        UNHANDLED,
        /// Somebody looked, after all, at a rejection that had been reported as unhandled.
        HANDLED_LATE,
        /// The engine ended the run: deadlock, runaway, escape.
        VERDICT
    }
}
