package dev.meanwhile.sim;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Recognises what a simulation cannot take part in, so that the run can be ended with a word on what to write
/// instead.
final class Escapes {
    private Escapes() {}

    /// Timed calls of the JDK park for a while and then look at the *real* clock: in virtual time they would park
    /// again and again.
    ///
    /// @param task one that has just parked for a limited time
    static @Nullable EscapeException realTime(long now, Task task) {
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

    /// A socket answers when it likes, in real time. The JDK's poller tells the task so from outside.
    ///
    /// @param task one that is parked
    static @Nullable EscapeException socket(long now, Task task) {
        return task.isPrompt() || Stream.of(task.thread().getStackTrace()).noneMatch(f -> isPoller(f.getClassName()))
                ? null
                : EscapeException.that(
                        now,
                        task.name() + " waits for a socket",
                        Sites.of(task.thread()),
                        "answers in real time",
                        "call it before or after the simulation, or run this with real(...)");
    }

    private static boolean isPoller(String className) {
        return className.equals("sun.nio.ch.Poller") || className.equals("sun.nio.ch.SelectorImpl");
    }

    /// How parallel a parallel stream is depends on the machine, and in a simulation it is not parallel at all:
    /// the sum of its waits would be wrong everywhere.
    static EscapeException parallelStream(long now, Task task) {
        return EscapeException.that(
                now,
                task.name() + " waits in a parallel stream",
                Sites.of(task.thread()),
                "is as parallel as the machine has processors",
                "start all of them, then wait: await(all(...)); or mapLimit(limit, ...) for a few at once");
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
