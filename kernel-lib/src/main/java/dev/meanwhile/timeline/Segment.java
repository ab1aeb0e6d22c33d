package dev.meanwhile.timeline;

/// A piece of the critical path.
///
/// @param span id of the span that set the pace
/// @param from in virtual milliseconds
/// @param to   in virtual milliseconds, more than `from`
public record Segment(int span, long from, long to) {}
