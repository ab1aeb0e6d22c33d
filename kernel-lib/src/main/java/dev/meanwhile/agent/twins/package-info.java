/// Twins of calls of the JDK, one file a theme. Learner code calls them in place of the originals; in a
/// simulation they take virtual time, anywhere else they do what the original does.
///
/// To add one: write a static method with the original's name and parameters (for an instance method, its
/// receiver first), mark it with [dev.meanwhile.agent.Twin], and if its class is new, name that in
/// [dev.meanwhile.agent.TwinTable].
@NullMarked
package dev.meanwhile.agent.twins;

import org.jspecify.annotations.NullMarked;
