package dev.meanwhile.diagnose;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes another value of the same shape: another id, name, element. If such a value reaches an operation, the
/// operation depends on it.
final class OtherValues {
    /// There is no other value, or none that could be made.
    static final class CannotBeChanged extends Exception {
        private static final long serialVersionUID = 1L;

        CannotBeChanged(String message) {
            super(message);
        }
    }

    private final int trial;

    /// @param trial 1 or more; each makes other values
    OtherValues(int trial) {
        this.trial = trial;
    }

    /// @throws CannotBeChanged if `value` is null, or of a class that this cannot build
    Object of(@Nullable Object value) throws CannotBeChanged {
        return switch (value) {
            case null -> throw new CannotBeChanged("null has no other value");
            case String s -> s + "′".repeat(trial);
            case Integer i -> i + 1_000 * trial;
            case Long l -> l + 1_000L * trial;
            case Short s -> (short) (s + trial);
            case Byte b -> (byte) (b + trial);
            case Double d -> d + 0.5 * trial;
            case Float f -> f + 0.5f * trial;
            case Character c -> (char) (c + trial);
            case Boolean b -> !b;
            case Enum<?> e -> otherConstant(e);
            case List<?> list -> ofEach(list);
            case Set<?> set -> new LinkedHashSet<>(ofEach(set));
            case Map<?, ?> map -> ofValues(map);
            case Optional<?> o -> o.isPresent() ? Optional.of(of(o.get())) : o;
            case Record r -> otherRecord(r);
            default -> throw new CannotBeChanged("no other " + value.getClass().getSimpleName() + " can be made");
        };
    }

    private Object otherConstant(Enum<?> value) throws CannotBeChanged {
        var constants = List.of(value.getDeclaringClass().getEnumConstants());
        if (constants.size() < 2) {
            throw new CannotBeChanged(value + " is the only constant of its kind");
        }
        return constants.get((constants.indexOf(value) + trial) % constants.size());
    }

    private List<@Nullable Object> ofEach(Iterable<?> values) throws CannotBeChanged {
        var others = new ArrayList<@Nullable Object>();
        for (var value : values) {
            others.add(of(value));
        }
        if (others.isEmpty()) {
            throw new CannotBeChanged("an empty collection says nothing of what its elements would be");
        }
        return others;
    }

    private Map<Object, Object> ofValues(Map<?, ?> map) throws CannotBeChanged {
        if (map.isEmpty()) {
            throw new CannotBeChanged("an empty map says nothing of what its values would be");
        }
        var others = new LinkedHashMap<Object, Object>();
        for (var entry : map.entrySet()) {
            others.put(entry.getKey(), of(entry.getValue()));
        }
        return others;
    }

    /// All components that can be changed are; the record's own constructor may refuse.
    private Object otherRecord(Record value) throws CannotBeChanged {
        var components = value.getClass().getRecordComponents();
        var types = new Class<?>[components.length];
        var arguments = new @Nullable Object[components.length];
        boolean changed = false;
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = component(components[i], value);
            try {
                arguments[i] = of(arguments[i]);
                changed = true;
            } catch (CannotBeChanged e) {
                // the others may do
            }
        }
        if (!changed) {
            throw new CannotBeChanged("no component of " + value.getClass().getSimpleName() + " can be changed");
        }
        try {
            var constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new CannotBeChanged("no other " + value.getClass().getSimpleName() + " can be made: " + e);
        }
    }

    private static @Nullable Object component(RecordComponent component, Record value) throws CannotBeChanged {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
            throw new CannotBeChanged(component.getName() + "() cannot be read: " + e);
        }
    }
}
