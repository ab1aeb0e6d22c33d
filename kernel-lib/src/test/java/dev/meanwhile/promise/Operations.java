package dev.meanwhile.promise;

import static dev.meanwhile.Workbook.remote;

/// Remote operations for the tests of promises.
final class Operations {
    /// Why `failing` operations fail.
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }

    private Operations() {}

    /// Replies with its name in capitals.
    static Promise<String> ok(String name, long millis) {
        return remote(name, millis, name::toUpperCase);
    }

    static Promise<String> failing(String name, long millis) {
        return remote(name, millis, () -> {
            throw new Failure(name + " failed");
        });
    }
}
