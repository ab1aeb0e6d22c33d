/// Finds out by experiment which operations depend on which: runs a scenario again with one thing changed, and
/// sees what follows. A deterministic clock makes that exact.
@NullMarked
package dev.meanwhile.diagnose;

import org.jspecify.annotations.NullMarked;
