package dev.meanwhile.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recognises timed calls of the JDK that park for a while and then look at the *real* clock: in virtual time
/// they would park again and again, so the run is ended with a word on what to write instead.
final class Escapes {
    private Escapes() {}

    /// @param task one that has just parked for a limited time
    static @Nullable EscapeException check(long now, Task task) {
        var stack = List.of(task.thread().getStackTrace());
        int call = lastJdkCall(stack);
        if (call < 0 || isHarmless(stack.get(call))) {
            return null;
        }
        var frame = stack.get(call);
        var simple = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        var site = call + 1 < stack.size() ? stack.get(call + 1) : null;
        return EscapeException.of(
                now,
                task,
                simple.replace('$', '.') + "." + frame.getMethodName(),
                site,
                "measures real time",
                instead(frame) + agentInstead());
    }

    /// With an agent, this is a call that not even that makes virtual.
    private static String agentInstead() {
        return JavaLang.instrumentation() != null
                ? ""
                : ", or start the JVM with -javaagent:kernel-lib-all.jar, which makes this call virtual";
    }

    /// The JDK's method that the learner's code called.
    private static int lastJdkCall(List<StackTraceElement> stack) {
        for (int i = 0; i < stack.size(); i++) {
            if (!stack.get(i).getClassName().startsWith("java.")) {
                return i - 1;
            }
        }
        return -1;
    }

    /// Parks for the time that it is told, and returns.
    private static boolean isHarmless(StackTraceElement frame) {
        return frame.getClassName().equals("java.util.concurrent.locks.LockSupport")
                && frame.getMethodName().equals("parkNanos");
    }

    private static String instead(StackTraceElement frame) {
        return switch (frame.getMethodName()) {
            case "sleep" -> "write sleep(millis)";
            case "get" -> "write await(timeout(promise, millis))";
            default -> "use remote(...), sleep(millis) or timeout(promise, millis)";
        };
    }
}
