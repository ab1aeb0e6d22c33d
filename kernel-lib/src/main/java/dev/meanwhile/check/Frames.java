package dev.meanwhile.check;

import dev.meanwhile.sim.Sites;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the learner's own lines in a stack trace.
final class Frames {
    private static final List<String> MACHINERY = List.of(
            "javax.", "org.junit.", "org.opentest4j.", "org.assertj.", "org.dflib.jjava.", "io.github.spencerpark.");

    private Frames() {}

    /// Whether the frame belongs to code in a cell, or in a file of somebody who uses the library.
    static boolean isLearners(StackTraceElement frame) {
        var name = frame.getClassName();
        return Sites.isLearners(name) && MACHINERY.stream().noneMatch(name::startsWith);
    }

    /// The innermost of the learner's frames.
    static Optional<StackTraceElement> innermost(StackTraceElement[] trace) {
        return Arrays.stream(trace).filter(Frames::isLearners).findFirst();
    }

    /// Whether the frame is in the test class itself, and not in what it calls.
    static boolean isIn(StackTraceElement frame, Class<?> testClass) {
        var name = frame.getClassName();
        return name.equals(testClass.getName()) || name.startsWith(testClass.getName() + "$");
    }

    /// `in 'postsOf' (cell 4 line 2)`; without the place where it is not known.
    static String where(StackTraceElement frame) {
        var place = Sites.place(frame).toString();
        return "in " + methodOf(frame) + (place.contains("$JShell$") ? "" : " (" + place + ")");
    }

    /// The method as the learner wrote it: that of a lambda for the lambda, `the cell` for code outside of any.
    static String methodOf(StackTraceElement frame) {
        var name = frame.getMethodName();
        if (name.startsWith("lambda$")) {
            name = name.substring("lambda$".length(), name.lastIndexOf('$'));
        }
        return switch (name) {
            case "do_it$" -> "the cell";
            case "<init>", "<clinit>", "new", "static" ->
                "'" + frame.getClassName().replaceFirst("^.*[.$]", "") + "'";
            default -> "'" + name + "'";
        };
    }

    /// The stack trace as text, from the message down to the last of the learner's frames.
    @SuppressWarnings("ReferenceEquality") // the first of the chain
    static String trace(Throwable problem) {
        var text = new StringBuilder();
        for (var t = problem; t != null; t = t.getCause()) {
            text.append(t == problem ? "" : "caused by ")
                    .append(simpleThrowable(t))
                    .append('\n');
            text.append(learnersLines(t.getStackTrace()));
        }
        return text.toString().stripTrailing();
    }

    private static String learnersLines(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(Frames::isLearners)
                .limit(20)
                .map(f -> "    " + where(f) + "\n")
                .collect(Collectors.joining());
    }

    /// Type and message, without packages.
    static String simpleThrowable(Throwable problem) {
        var name = problem.getClass().getSimpleName();
        return problem.getMessage() == null ? name : name + ": " + Words.withoutPackages(problem.getMessage());
    }
}
