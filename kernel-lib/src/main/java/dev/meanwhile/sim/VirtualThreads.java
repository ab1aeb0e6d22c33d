package dev.meanwhile.sim;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The one place that reaches into the JDK's virtual threads (JDK 25; `java.lang` must be open to the library,
/// which [JavaLang] sees to).
///
/// The JDK can run virtual threads on a scheduler of ours, but has no public way to say so, nor to ask which
/// thread a scheduled continuation belongs to or in which way a thread is blocked.
final class VirtualThreads {
    private static final MethodHandle NEW_BUILDER;
    private static final MethodHandle OWNER;
    private static final MethodHandle SCHEDULER;
    private static final VarHandle STATE;
    private static final VarHandle ON_WAITING_LIST;

    // states of java.lang.VirtualThread
    private static final int BLOCKED = 13;
    private static final int UNBLOCKED = 14;
    private static final int TIMED_WAIT = 18;

    static {
        // Virtual threads that wait for sockets are served by pollers, which the first of them starts: by default as
        // virtual threads with its own scheduler, so that they would become tasks of a loop, and end with it.
        if (System.getProperty("jdk.pollerMode") == null) {
            System.setProperty("jdk.pollerMode", "1"); // platform threads
        }
        JavaLang.requireOpen();
        try {
            var lookup = MethodHandles.lookup();
            var builder = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
            NEW_BUILDER = MethodHandles.privateLookupIn(builder, lookup)
                    .findConstructor(builder, MethodType.methodType(void.class, Executor.class))
                    .asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class));
            var thread = Class.forName("java.lang.VirtualThread");
            var inside = MethodHandles.privateLookupIn(thread, lookup);
            SCHEDULER = inside.findGetter(thread, "scheduler", Executor.class)
                    .asType(MethodType.methodType(Executor.class, Thread.class));
            STATE = inside.findVarHandle(thread, "state", int.class);
            ON_WAITING_LIST = inside.findVarHandle(thread, "onWaitingList", boolean.class);
            OWNER = ownerGetter(inside.findVarHandle(thread, "runContinuation", Runnable.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the simulation needs the virtual threads of JDK 25, but this is " + Runtime.version()
                            + "; run it on JDK 25",
                    e);
        }
    }

    private VirtualThreads() {}

    /// A continuation is a lambda of its thread's; the thread is the one thing that it captures.
    private static MethodHandle ownerGetter(VarHandle continuationField) throws ReflectiveOperationException {
        var continuation =
                (Runnable) continuationField.get(builder(Runnable::run).unstarted(() -> {}));
        var captured = continuation.getClass().getDeclaredFields()[0];
        return MethodHandles.privateLookupIn(continuation.getClass(), MethodHandles.lookup())
                .unreflectGetter(captured)
                .asType(MethodType.methodType(Thread.class, Runnable.class));
    }

    /// A builder of virtual threads whose continuations are handed to `scheduler`.
    static Thread.Builder.OfVirtual builder(Executor scheduler) {
        try {
            return (Thread.Builder.OfVirtual) NEW_BUILDER.invokeExact(scheduler);
        } catch (Throwable e) {
            throw new AssertionError("a builder only stores its scheduler", e);
        }
    }

    /// The thread that `continuation`, a task handed to a scheduler, belongs to.
    static Thread owner(Runnable continuation) {
        try {
            return (Thread) OWNER.invokeExact(continuation);
        } catch (Throwable e) {
            throw new AssertionError("schedulers of virtual threads are handed nothing but continuations", e);
        }
    }

    /// The loop whose scheduler runs `thread`, or null.
    static @Nullable EventLoop loopOf(Thread thread) {
        try {
            return thread.isVirtual() && (Executor) SCHEDULER.invokeExact(thread) instanceof Scheduler s
                    ? s.loop
                    : null;
        } catch (Throwable e) {
            throw new AssertionError("a virtual thread has a scheduler", e);
        }
    }

    /// Whether `thread` is blocked on entry to a `synchronized` block, or is about to leave that state.
    static boolean isBlocked(Thread thread) {
        int state = (int) STATE.getVolatile(thread);
        return state == BLOCKED || state == UNBLOCKED;
    }

    /// Whether `thread` is blocked on a monitor or in `Object.wait`: only then it is resumed from outside of the
    /// loop.
    static boolean isOnMonitor(Thread thread) {
        int state = (int) STATE.getVolatile(thread);
        return state >= BLOCKED && state <= TIMED_WAIT;
    }

    /// Whether the JDK is about to resume `thread`, which was blocked on a monitor.
    static boolean isBeingUnblocked(Thread thread) {
        return (boolean) ON_WAITING_LIST.getVolatile(thread) || (int) STATE.getVolatile(thread) == UNBLOCKED;
    }
}
