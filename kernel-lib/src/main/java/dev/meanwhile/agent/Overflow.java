package dev.meanwhile.agent;

import dev.meanwhile.sim.Sites;
import java.util.Arrays;

/// Shortens what a cell shows of a recursion without end: a thousand equal lines help nobody.
public final class Overflow {
    private static final int KEPT = 12;

    private Overflow() {}

    /// @return an error with the first frames of the learner's code, to be thrown in place of `error`
    public static StackOverflowError shortened(StackOverflowError error) {
        var all = error.getStackTrace();
        var first = Arrays.stream(all)
                .dropWhile(frame -> !Sites.isLearners(frame.getClassName()))
                .limit(KEPT)
                .toArray(StackTraceElement[]::new);
        var shortened = new StackOverflowError("a method calls itself again and again, without end; the first "
                + first.length + " of " + all.length + " frames follow");
        shortened.setStackTrace(first);
        return shortened;
    }
}
