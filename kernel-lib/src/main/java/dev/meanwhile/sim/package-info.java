/// The virtual clock and the event loop that moves it: tasks, timers, verdicts. Knows nothing of promises and
/// pictures.
///
/// All times in this package are virtual *nanoseconds* since the start of a loop, so that timed calls of the JDK
/// keep their precision; what learners see is in milliseconds.
@NullMarked
package dev.meanwhile.sim;

import org.jspecify.annotations.NullMarked;
