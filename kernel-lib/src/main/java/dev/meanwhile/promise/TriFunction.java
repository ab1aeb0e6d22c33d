package dev.meanwhile.promise;

import org.jspecify.annotations.Nullable;

/// A function of three values, for `all`.
@FunctionalInterface
public interface TriFunction<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        R extends @Nullable Object> {
    /// Makes a result of them.
    R apply(A first, B second, C third);
}
