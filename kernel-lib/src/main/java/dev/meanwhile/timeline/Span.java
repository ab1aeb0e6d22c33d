package dev.meanwhile.timeline;

import java.util.List;
import java.util.Optional;

/// One stretch of virtual time in which one thing went on. All times are virtual milliseconds since the start of
/// the run.
///
/// @param id          position in [Timeline#spans()]; 0 is the task `main`
/// @param kind        what it stands for
/// @param name        name of the operation, task or work; for a [Kind#WAIT] what was waited for
/// @param arguments   the arguments of an operation, as text
/// @param start       when it began
/// @param end         when it ended; for a pending one the end of the run
/// @param outcome     how it ended; a wait that ended with an exception is [Outcome#REJECTED]
/// @param detail      what it ended with, as text: the value, or the reason of a rejection; empty if there is nothing
/// to say
/// @param task        id of the task in which it happened (for a task: the one that started it; -1 for `main`)
/// @param cause       for a wait: id of the operation or task whose settlement ended it, or of the task
/// that released it; -1
///                    if there is none (a sleep) or it is not known
/// @param abandonedAt when the last one who waited for it stopped to, though it ran on (equal to `start` if nobody ever
///                    did); -1 if somebody was interested to the end
/// @param source      where in the learner's code it was started
public record Span(
        int id,
        Kind kind,
        String name,
        List<String> arguments,
        long start,
        long end,
        Outcome outcome,
        String detail,
        int task,
        int cause,
        long abandonedAt,
        Optional<Source> source) {

    public Span {
        arguments = List.copyOf(arguments);
    }

    /// Its length in virtual milliseconds.
    public long duration() {
        return end - start;
    }

    /// Whether it ran on, at least in part, while nobody waited for it.
    public boolean abandoned() {
        return abandonedAt >= 0;
    }

    /// Whether both went on at the same time for at least a moment.
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
