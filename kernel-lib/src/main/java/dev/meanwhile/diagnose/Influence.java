package dev.meanwhile.diagnose;

/// What it would bring to make one operation faster.
///
/// @param operation with its arguments
/// @param duration  how long it takes, in virtual milliseconds
/// @param gain      by how much the whole would be shorter for each millisecond saved; 0 off the critical path
public record Influence(String operation, long duration, double gain) {}
