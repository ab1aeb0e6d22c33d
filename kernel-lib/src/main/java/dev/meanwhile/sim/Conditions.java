package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// The outside world of a run: how long remote operations take, and which of them fail.
@FunctionalInterface
public interface Conditions {
    /// Everything takes as long as it says, and nothing fails.
    Conditions AS_WRITTEN = (operation, millis) -> new Reply(millis, null);

    /// What happens to the next call of `operation`, which says itself that it takes `millis` virtual milliseconds.
    Reply to(String operation, long millis);

    /// @param millis  how long the operation takes, in virtual milliseconds
    /// @param failure why it fails then, or null if it does not
    record Reply(long millis, @Nullable String failure) {}
}
