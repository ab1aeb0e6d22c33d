/// What a learner names: the facade [dev.meanwhile.Workbook] and the results that it returns.
@NullMarked
package dev.meanwhile;

import org.jspecify.annotations.NullMarked;
