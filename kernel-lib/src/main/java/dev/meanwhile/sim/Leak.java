package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// A task that still waited when everything else was over.
///
/// @param since in virtual nanoseconds
/// @param site  the line of the learner's code at which it waits, if known
public record Leak(String task, String waitsFor, long since, @Nullable StackTraceElement site) {
    static Leak of(Task task) {
        return new Leak(task.name(), task.waitsFor(), task.parkedAt(), task.waitingAt());
    }
}
