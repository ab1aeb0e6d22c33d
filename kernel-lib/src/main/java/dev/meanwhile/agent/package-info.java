/// What makes the learner's own code virtual and stoppable: an agent that rewrites the classes of cells and
/// prompts as they are loaded, and nothing else.
@NullMarked
package dev.meanwhile.agent;

import org.jspecify.annotations.NullMarked;
