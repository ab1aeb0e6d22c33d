package dev.meanwhile.agreement;

import java.util.List;

/// One statement of a random async program, with the same meaning in JavaScript and in Java. Promises are known
/// by names that are unique in a program.
sealed interface Statement {
    /// The promise that it makes, or an empty string.
    default String makes() {
        return "";
    }

    /// The promises that must have been made before.
    default List<String> uses() {
        return List.of();
    }

    /// ECMAScript's four combinators.
    enum Rule {
        all,
        allSettled,
        any,
        race
    }

    /// What a remote call does; `millis` is negative if the call throws instead of returning a promise.
    record Reply(int millis, boolean fails) {
        boolean throwsAtOnce() {
            return millis < 0;
        }
    }

    /// Starts a remote operation.
    record Remote(String makes, Reply reply) implements Statement {}

    /// Calls an async function.
    record Call(String makes, List<Statement> body) implements Statement {}

    /// Makes a promise that is settled by hand.
    record Pending(String makes) implements Statement {}

    /// Settles a promise by hand.
    record Settle(String promise, boolean fails) implements Statement {
        @Override
        public List<String> uses() {
            return List.of(promise);
        }
    }

    /// Combines promises.
    record Combine(String makes, Rule rule, List<String> uses) implements Statement {}

    /// Gives a promise a time limit.
    record Limit(String makes, String promise, int millis) implements Statement {
        @Override
        public List<String> uses() {
            return List.of(promise);
        }
    }

    /// Makes remote calls, some at a time.
    record MapLimit(String makes, int limit, List<Reply> calls) implements Statement {}

    /// Repeats a remote call until it succeeds.
    record Retry(String makes, int backoff, List<Reply> attempts) implements Statement {}

    /// Waits for a promise and logs its value.
    record Await(String promise) implements Statement {
        @Override
        public List<String> uses() {
            return List.of(promise);
        }
    }

    /// Parks.
    record Sleep(int millis) implements Statement {}

    /// Holds the one thread.
    record Busy(int millis) implements Statement {}

    /// Logs a line.
    record Log(String text) implements Statement {}

    /// Handles what `body` throws, then cleans up.
    record Try(List<Statement> body, List<Statement> handler, List<Statement> cleanup) implements Statement {}

    /// Throws.
    record Throw(String message) implements Statement {}

    /// Leaves the function.
    record Return(String value) implements Statement {}
}
