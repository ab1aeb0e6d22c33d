package dev.meanwhile;

/// A line that the scenario logged.
///
/// @param at   in virtual milliseconds
/// @param task name of the task that logged it
/// @param text the line
public record LogLine(long at, String task, String text) {
    @Override
    public String toString() {
        return at + " ms " + task + ": " + text;
    }
}
