package dev.meanwhile.check;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Rides on a failure as a suppressed exception and says under which circumstances it happened.
final class Circumstance extends Exception {
    private static final long serialVersionUID = 1L;

    Circumstance(String when) {
        super(when, null, false, false);
    }

    /// All circumstances that ride on the failure, in one sentence; empty if there are none.
    static String of(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(Circumstance.class::isInstance)
                .map(Throwable::getMessage)
                .collect(Collectors.joining(", "));
    }
}
