package dev.meanwhile.timeline;

/// What a [Span] stands for.
public enum Kind {
    /// A simulated remote operation: it runs outside of the one thread (network, disk).
    OPERATION,
    /// A task of the simulation: `main`, an `async` call, or a thread that the scenario started.
    TASK,
    /// A stretch in which a task held the one thread.
    BUSY,
    /// A stretch in which a task was parked.
    WAIT
}
