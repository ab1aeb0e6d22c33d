package dev.meanwhile.sim;

import java.util.concurrent.TimeUnit;

/// Conversions between what learners write and see (virtual milliseconds) and what loops count (virtual
/// nanoseconds).
public final class Time {
    private Time() {}

    /// @param nanos in virtual nanoseconds
    /// @return full milliseconds
    public static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /// @param millis 0 or more; what does not fit into nanoseconds (292 years) becomes the longest time that does
    /// @param what   name of the argument, for the error
    /// @throws IllegalArgumentException if it is negative
    public static long nanos(String what, long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException(what + " must be 0 or more milliseconds, but was " + millis);
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// The moment `delay` after `now`, or the end of time if there is none.
    static long after(long now, long delay) {
        long sum = now + delay;
        return sum < now ? Long.MAX_VALUE : sum;
    }
}
