/// The Java agent: opens the JDK to the library, and makes the learner's calls of timed JDK methods virtual.
@NullMarked
package dev.meanwhile.agent;

import org.jspecify.annotations.NullMarked;
