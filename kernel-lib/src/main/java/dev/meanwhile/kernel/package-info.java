/// Makes kernels show results as pictures: the only code that names classes of a kernel. None of them needs to be
/// there at run time.
@NullMarked
package dev.meanwhile.kernel;

import org.jspecify.annotations.NullMarked;
