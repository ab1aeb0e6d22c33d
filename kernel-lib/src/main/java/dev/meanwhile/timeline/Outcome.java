package dev.meanwhile.timeline;

/// How a [Span] ended.
public enum Outcome {
    FULFILLED,
    REJECTED,
    CANCELLED,
    /// Not ended when the run was over.
    PENDING
}
