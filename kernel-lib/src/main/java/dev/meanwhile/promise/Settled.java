package dev.meanwhile.promise;

import org.jspecify.annotations.Nullable;

/// How a promise settled, as `allSettled` tells it.
///
/// ```java
/// String text = switch (settled) {
///     case Settled.Fulfilled<User>(var user) -> user.name();
///     case Settled.Rejected<User>(var reason) -> "nobody: " + reason.getMessage();
/// };
/// ```
public sealed interface Settled<T extends @Nullable Object> {
    /// It has a value.
    record Fulfilled<T extends @Nullable Object>(T value) implements Settled<T> {}

    /// It has a reason why it has no value.
    record Rejected<T extends @Nullable Object>(Throwable reason) implements Settled<T> {}
}
