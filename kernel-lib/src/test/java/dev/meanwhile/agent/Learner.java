package dev.meanwhile.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

/// Loads programs of package `REPL` as a kernel with the agent does.
final class Learner extends ClassLoader {
    private final LearnerCode agent = new LearnerCode();

    private Learner() {
        super(Learner.class.getClassLoader());
    }

    /// The class of this name, rewritten.
    static Class<?> load(Class<?> program) {
        try {
            return new Learner().loadClass(program.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /// Calls a static method without parameters.
    static Object call(Class<?> program, String method) throws Exception {
        try {
            return program.getMethod(method).invoke(null);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    static List<String> methods(Class<?> program) {
        return Arrays.stream(program.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(REPL.Takes.class))
                .map(java.lang.reflect.Method::getName)
                .sorted()
                .toList();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("REPL.") || name.equals("REPL.Takes")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        var path = name.replace('.', '/');
        try (var in = getResourceAsStream(path + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            var bytes = in.readAllBytes();
            var rewritten = agent.transform(this, path, null, null, bytes);
            if (rewritten == null) {
                throw new AssertionError(name + " could not be rewritten");
            }
            return defineClass(name, rewritten, 0, rewritten.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
