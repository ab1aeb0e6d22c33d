package dev.meanwhile.sim;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The outside world of a run: how long remote operations take, which of them fail, and what they bring.
@FunctionalInterface
public interface Conditions {
    /// Everything takes as long as it says, and nothing fails.
    Conditions AS_WRITTEN = (operation, millis) -> new Reply(millis, null);

    /// What happens to `operation`, which says itself that it takes `millis` virtual milliseconds.
    Reply to(Operation operation, long millis);

    /// What `operation` brings, when it would bring `value` by itself.
    default @Nullable Object value(Operation operation, @Nullable Object value) {
        return value;
    }

    /// If there is one, things that happen at the same time happen in an order drawn from it, instead of the
    /// order in which they were asked for. The same seed gives the same run.
    default OptionalLong seed() {
        return OptionalLong.empty();
    }

    /// Whether the record is to have source lines; looking them up is what takes most of a run's real time.
    default boolean wantsSites() {
        return true;
    }

    /// @param millis  how long the operation takes, in virtual milliseconds
    /// @param failure why it fails then, or null if it does not
    record Reply(long millis, @Nullable String failure) {}
}
