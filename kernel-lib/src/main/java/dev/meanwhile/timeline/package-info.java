/// What happened in a run, and when: spans and marks, made from the engine's record, in virtual milliseconds.
@NullMarked
package dev.meanwhile.timeline;

import org.jspecify.annotations.NullMarked;
