package dev.meanwhile.check;

import dev.meanwhile.Run;
import dev.meanwhile.sim.EscapeException;
import dev.meanwhile.sim.VerdictException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;
import org.opentest4j.ValueWrapper;

/// Tells from what a test threw which kind of failure it is, and puts it into words.
final class Judge {
    private final Class<?> testClass;

    Judge(Class<?> testClass) {
        this.testClass = testClass;
    }

    Finding judge(Throwable thrown) {
        return switch (thrown) {
            case Missed missed -> missed.finding();
            case FailedRun failed -> failed.complete(judge(failed.failure()));
            case TestAbortedException aborted -> Finding.of(Verdict.NOT_TRIED, message(aborted));
            case MultipleFailuresError several
            when !several.getFailures().isEmpty() -> judge(several.getFailures().getFirst());
            case AssertionError wrong -> wrongResult(wrong).withTimeline(LastRun.timeline());
            default -> thrown(root(thrown));
        };
    }

    private Finding thrown(Throwable problem) {
        var frame = Frames.innermost(problem.getStackTrace());
        if (isUnresolved(problem)) {
            return frame.filter(f -> !Frames.isIn(f, testClass))
                    .map(this::doesNotCompile)
                    .orElseGet(this::notDefined);
        }
        if (isStub(problem)) {
            return Finding.of(Verdict.NOT_DONE, String.valueOf(problem.getMessage()));
        }
        if (problem instanceof VerdictException verdict) {
            return verdict(verdict);
        }
        var where = frame.filter(f -> !Frames.isIn(f, testClass))
                .map(f -> "\n" + Frames.where(f))
                .orElse("");
        return Finding.of(Verdict.THREW, Frames.simpleThrowable(problem) + where)
                .withTrace(Frames.trace(problem));
    }

    /// The engine's own words say all that there is to say.
    private static Finding verdict(VerdictException verdict) {
        return Finding.of(verdict instanceof EscapeException ? Verdict.THREW : Verdict.NEVER_ENDS, message(verdict));
    }

    private Finding notDefined() {
        return Finding.of(
                Verdict.NOT_DEFINED,
                "This test calls something that is not defined yet. Run the cell with your answer, then this cell"
                        + " again.");
    }

    private Finding doesNotCompile(StackTraceElement frame) {
        return Finding.of(
                Verdict.DOES_NOT_COMPILE,
                Frames.methodOf(frame)
                        + " uses a name that does not exist. Look for a misspelled name, or for a cell above"
                        + " that was not run; then run the cell with your answer and this cell again.");
    }

    /// JShell lets code be declared before what it uses, and throws this when it is run all the same.
    private static boolean isUnresolved(Throwable problem) {
        return switch (problem.getClass().getName()) {
            case "jdk.jshell.spi.SPIResolutionException", "jdk.jshell.UnresolvedReferenceException" -> true;
            default -> problem instanceof NoSuchMethodError || problem instanceof NoClassDefFoundError;
        };
    }

    /// A stub says what to do; `List.of().add(1)` throws the same type, but from inside the JDK and without a
    /// word.
    static boolean isStub(Throwable problem) {
        var trace = problem.getStackTrace();
        return problem instanceof UnsupportedOperationException
                && problem.getMessage() != null
                && (trace.length == 0 || Frames.isLearners(trace[0]));
    }

    private static Finding wrongResult(AssertionError wrong) {
        var finding = Finding.of(Verdict.WRONG_RESULT, "");
        if (!(wrong instanceof AssertionFailedError failed && failed.isExpectedDefined())) {
            return finding.withExpected(message(wrong));
        }
        var words = beforeTheValues(failed);
        var expected = text(failed.getExpected());
        var actual = text(failed.getActual());
        if (expected.equals("true") && actual.equals("false") || expected.equals("false") && actual.equals("true")) {
            return finding.withExpected(words.isEmpty() ? "something that does not hold; see the test" : words);
        }
        return Finding.of(Verdict.WRONG_RESULT, "the value is " + actual)
                .withExpected(words.isEmpty() ? "another value" : words)
                .withExactly(expected);
    }

    /// The author's own sentence: JUnit puts it before an arrow, AssertJ in brackets.
    private static String beforeTheValues(AssertionFailedError failed) {
        var message = message(failed);
        if (message.contains(" ==> ")) {
            return message.substring(0, message.indexOf(" ==> "));
        }
        return message.startsWith("[") ? message.substring(1, message.indexOf(']')) : "";
    }

    private static String text(ValueWrapper value) {
        if (value == null || value.getValue() == null) {
            return "null";
        }
        return value.getValue() instanceof String s ? '"' + s + '"' : value.getStringRepresentation();
    }

    /// What really happened, without the envelopes that it went through.
    private static Throwable root(Throwable thrown) {
        var cause = thrown.getCause();
        boolean envelope = thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown instanceof InvocationTargetException
                || isFromRunValue(thrown);
        return envelope && cause != null ? root(cause) : thrown;
    }

    private static boolean isFromRunValue(Throwable thrown) {
        var trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(Run.class.getName());
    }

    private static String message(Throwable problem) {
        return problem.getMessage() == null
                ? ""
                : Words.withoutPackages(problem.getMessage().strip());
    }
}
