package dev.meanwhile.diagnose;

/// An operation whose arguments, or whose very existence, change with what another one brings.
///
/// @param from the operation that brings the data, with its arguments
/// @param to   the operation that depends on it, with its arguments
public record Dependency(String from, String to) {
    @Override
    public String toString() {
        return from + " → " + to;
    }
}
