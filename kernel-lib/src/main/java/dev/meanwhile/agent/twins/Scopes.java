package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Task;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Scopes of structured concurrency, a preview in JDK 25, which the library cannot name. They run in virtual time by
/// themselves; here their subtasks tell how they end, since a scope keeps their exceptions to itself.
public final class Scopes {
    private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";
    private static final String CONFIGURATION = SCOPE + "$Configuration";
    private static final Method FORK = method(SCOPE, "fork", Callable.class);
    private static final Method JOIN = method(SCOPE, "join");
    private static final Method IS_CANCELLED = method(SCOPE, "isCancelled");
    private static final Method WITH_TIMEOUT = method(CONFIGURATION, "withTimeout", Duration.class);

    private Scopes() {}

    @Twin(value = Object.class, preview = SCOPE)
    public static @Nullable Object fork(Object scope, Callable<?> subtask) {
        Objects.requireNonNull(subtask);
        return call(FORK, scope, telling(scope, subtask::call));
    }

    @Twin(value = Object.class, preview = SCOPE)
    public static @Nullable Object fork(Object scope, Runnable subtask) {
        Objects.requireNonNull(subtask);
        return call(FORK, scope, telling(scope, () -> {
            subtask.run();
            return null;
        }));
    }

    /// A subtask that fails when its scope is cancelled already has been cancelled with it.
    private static Callable<@Nullable Object> telling(Object scope, Task.Call<@Nullable Object, Exception> subtask) {
        return () -> Telling.whole(() -> Boolean.TRUE.equals(call(IS_CANCELLED, scope)), subtask);
    }

    @Twin(value = Object.class, preview = SCOPE)
    public static @Nullable Object join(Object scope) throws InterruptedException {
        var loop = EventLoop.currentOrNull();
        return loop == null
                ? call(JOIN, scope)
                : loop.task().waitingFor("StructuredTaskScope", () -> call(JOIN, scope));
    }

    @Twin(value = Object.class, preview = CONFIGURATION)
    public static @Nullable Object withTimeout(Object configuration, Duration timeout) {
        var loop = EventLoop.virtualOrNull();
        if (loop != null) {
            throw loop.escape(
                    "StructuredTaskScope's withTimeout",
                    "measures real time",
                    "fork a subtask that sleeps for that time and throws a TimeoutException");
        }
        return call(WITH_TIMEOUT, configuration, timeout);
    }

    private static Method method(String type, String name, Class<?>... parameters) {
        try {
            return Class.forName(type).getMethod(name, parameters);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK has no " + type + "." + name, e);
        }
    }

    /// Throws what the method throws, checked or not: its twin declares the same.
    private static @Nullable Object call(Method method, Object receiver, @Nullable Object... arguments) {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw Scopes.<RuntimeException>asUnchecked(Objects.requireNonNull(e.getCause()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " could not be called", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException asUnchecked(Throwable e) throws E {
        throw (E) e;
    }
}
