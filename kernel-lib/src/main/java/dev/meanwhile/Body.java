package dev.meanwhile;

import org.jspecify.annotations.Nullable;

/// A scenario, or an async function, with a result.
@FunctionalInterface
public interface Body<T extends @Nullable Object> {
    T run() throws Exception;
}
