package dev.meanwhile.agent;

import dev.meanwhile.agent.twins.AsyncStages;
import dev.meanwhile.agent.twins.Clocks;
import dev.meanwhile.agent.twins.Executing;
import dev.meanwhile.agent.twins.Forking;
import dev.meanwhile.agent.twins.Futures;
import dev.meanwhile.agent.twins.Locks;
import dev.meanwhile.agent.twins.Outside;
import dev.meanwhile.agent.twins.ParallelStreams;
import dev.meanwhile.agent.twins.Pools;
import dev.meanwhile.agent.twins.Queues;
import dev.meanwhile.agent.twins.Scopes;
import dev.meanwhile.agent.twins.Sleeping;
import dev.meanwhile.agent.twins.Synchronizers;
import dev.meanwhile.agent.twins.Threads;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which calls of the JDK are replaced, and by what: read off the twins themselves.
final class TwinTable {
    /// All classes of twins.
    static final List<Class<?>> TWINS = List.of(
            Sleeping.class,
            Clocks.class,
            Futures.class,
            AsyncStages.class,
            Queues.class,
            Locks.class,
            Synchronizers.class,
            Threads.class,
            Pools.class,
            Executing.class,
            Forking.class,
            ParallelStreams.class,
            Outside.class,
            Scopes.class);

    /// How an original is called.
    enum Call {
        STATIC,
        INSTANCE,
        CONSTRUCTOR
    }

    /// @param original the class that declares the original
    record Entry(Class<?> original, Call call, ClassDesc owner, String name, MethodTypeDesc type) {}

    private final Map<String, List<Entry>> entries = new HashMap<>();

    TwinTable() {
        for (var twins : TWINS) {
            for (var method : twins.getDeclaredMethods()) {
                var twin = method.getAnnotation(Twin.class);
                if (twin != null) {
                    add(method, twin);
                }
            }
        }
    }

    private void add(Method method, Twin twin) {
        var type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        var call = callOf(method, twin);
        var parameters = call == Call.INSTANCE ? type.dropParameterTypes(0, 1) : type;
        var entry = new Entry(
                original(twin),
                call,
                method.getDeclaringClass().describeConstable().orElseThrow(),
                method.getName(),
                type.describeConstable().orElseThrow());
        var key = key(originalName(method, twin), parameters.describeConstable().orElseThrow());
        entries.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
    }

    static String originalName(Method method, Twin twin) {
        return twin.name().isEmpty() ? method.getName() : twin.name();
    }

    static Call callOf(Method method, Twin twin) {
        var name = originalName(method, twin);
        if (name.equals(Twin.NEW)) {
            return Call.CONSTRUCTOR;
        }
        var parameters = method.getParameterTypes();
        return parameters.length > 0
                        && parameters[0] == twin.value()
                        && hasMethod(original(twin), name, Arrays.copyOfRange(parameters, 1, parameters.length))
                ? Call.INSTANCE
                : Call.STATIC;
    }

    /// The class that declares the original.
    static Class<?> original(Twin twin) {
        try {
            return twin.preview().isEmpty() ? twin.value() : Class.forName(twin.preview());
        } catch (ClassNotFoundException e) {
            return twin.value(); // this JDK has no such preview
        }
    }

    private static boolean hasMethod(Class<?> type, String name, Class<?>[] parameters) {
        try {
            return !Modifier.isStatic(type.getMethod(name, parameters).getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /// The twin of a call, or null.
    ///
    /// @param type     of the call, without the receiver
    /// @param belongsTo whether the class that the call names is, or inherits the method from, a class of the JDK
    @Nullable
    Entry find(Call call, String name, MethodTypeDesc type, Predicate<Class<?>> belongsTo) {
        for (var entry : entries.getOrDefault(key(name, type), List.of())) {
            if (entry.call == call && belongsTo.test(entry.original)) {
                return entry;
            }
        }
        return null;
    }

    private static String key(String name, MethodTypeDesc type) {
        var parameters = type.descriptorString();
        return name + parameters.substring(0, parameters.indexOf(')'));
    }
}
