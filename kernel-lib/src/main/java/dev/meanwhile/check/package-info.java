/// Exercises: runs JUnit tests that stand in notebook cells, reports to the learner, keeps the progress; and the
/// words in which tests speak of timing ([dev.meanwhile.check.Expect]).
@NullMarked
package dev.meanwhile.check;

import org.jspecify.annotations.NullMarked;
