package dev.meanwhile.sim;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.CodeSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the line of the learner's code on a stack: the topmost frame that belongs neither to the JDK nor
/// to this library.
public final class Sites {
    /// Says where a frame of code from a cell or a prompt stands.
    @FunctionalInterface
    public interface Places {
        /// The place and line of `frame`, or null if this does not know it.
        @Nullable
        Place of(StackTraceElement frame);
    }

    /// @param name a cell or a file
    /// @param line from 1
    public record Place(String name, int line) {
        @Override
        public String toString() {
            return name + " line " + line;
        }
    }

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final @Nullable CodeSource OURS =
            Sites.class.getProtectionDomain().getCodeSource();
    private static final Map<String, Boolean> LIBRARY = new ConcurrentHashMap<>();
    private static volatile Places places = frame -> null;
    private static volatile Places otherwise = frame -> null;

    /// Not a constant, for else HotSpot inlines the walk, which a long run seldom makes, into all that starts or awaits
    /// something; the frames of those, which each parked task keeps, grow by a third.
    private static MethodHandle walk = handle();

    private Sites() {}

    /// Lets a kernel translate frames to cells.
    public static void translateBy(Places translator) {
        places = translator;
    }

    /// Translates frames that no kernel does.
    public static void translateOtherwiseBy(Places translator) {
        otherwise = translator;
    }

    /// Where the current thread is in the learner's code.
    static @Nullable StackTraceElement here() {
        try {
            return (StackTraceElement) walk.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError("walking the stack cannot fail", e);
        }
    }

    @SuppressWarnings("UnusedMethod") // called by its handle
    private static @Nullable StackTraceElement walk() {
        return WALKER.walk(frames -> frames.filter(f -> isLearners(f.getClassName()))
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement)
                .orElse(null));
    }

    private static MethodHandle handle() {
        try {
            return MethodHandles.lookup()
                    .findStatic(Sites.class, "walk", MethodType.methodType(StackTraceElement.class));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the method stands above", e);
        }
    }

    /// The place of [#here()] in words, or null.
    public static @Nullable String learnersLine() {
        var frame = here();
        return frame == null ? null : text(frame);
    }

    /// Where `thread` is in the learner's code.
    static @Nullable StackTraceElement of(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .filter(f -> isLearners(f.getClassName()))
                .findFirst()
                .orElse(null);
    }

    /// The cell or file of a frame, and the line in it.
    public static Place place(StackTraceElement frame) {
        var cell = places.of(frame);
        var known = cell != null ? cell : otherwise.of(frame);
        return known != null
                ? known
                : new Place(
                        Objects.requireNonNullElse(frame.getFileName(), frame.getClassName()), frame.getLineNumber());
    }

    static String text(StackTraceElement frame) {
        return place(frame).toString();
    }

    /// Whether a class of this name is neither of the JDK nor of this library.
    public static boolean isLearners(String className) {
        if (className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.")) {
            return false;
        }
        return !className.startsWith("dev.meanwhile.") || !LIBRARY.computeIfAbsent(className, Sites::isOurs);
    }

    /// The library's own tests are in its packages, but learners to it.
    private static boolean isOurs(String className) {
        try {
            var source = Class.forName(className, false, Sites.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Objects.equals(source, OURS);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
