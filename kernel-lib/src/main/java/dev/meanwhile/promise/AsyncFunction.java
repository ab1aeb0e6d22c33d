package dev.meanwhile.promise;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A function that starts something and returns the promise of its result.
@FunctionalInterface
public interface AsyncFunction<S extends @Nullable Object, T extends @Nullable Object> {
    /// Starts it for `argument`.
    CompletionStage<T> apply(S argument) throws Exception;
}
