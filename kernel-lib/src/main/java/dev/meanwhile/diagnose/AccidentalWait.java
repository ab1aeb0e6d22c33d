package dev.meanwhile.diagnose;

import dev.meanwhile.timeline.Source;
import java.util.Optional;

/// An operation that started only after another one had ended, though nothing that the other one brought reached
/// it.
///
/// @param operation the one that could have started earlier, with its arguments
/// @param waitedFor the one that it waited for, with its arguments
/// @param lost      by how much the scenario would be shorter without this wait, in virtual milliseconds; 0
/// if it is not on
///                  the critical path
/// @param span      id of `operation` in the timeline of the real run
/// @param possible  when `operation` could have started, as far as data are concerned, in virtual milliseconds
/// @param needsIt   whether `operation` does not start at all if `waitedFor` fails
/// @param call      where `operation` is called
/// @param await     where the scenario waits for `waitedFor`
public record AccidentalWait(
        String operation,
        String waitedFor,
        long lost,
        int span,
        long possible,
        boolean needsIt,
        Optional<Source> call,
        Optional<Source> await) {}
