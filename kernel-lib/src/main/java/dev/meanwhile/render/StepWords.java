package dev.meanwhile.render;

import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;

/// The sentences of [Steps].
final class StepWords {
    private StepWords() {}

    /// `main calls fetchUser(1)`
    static String begin(Span span, String task) {
        var label = Words.label(span);
        return switch (span.kind()) {
            case OPERATION -> task + " calls " + label;
            case TASK -> span.id() == 0 ? label + " begins" : task + " starts " + label;
            case BUSY -> task + " holds the one thread: " + label;
            case WAIT -> task + " " + Words.wait(span);
        };
    }

    /// `fetchUser(1) is fulfilled: User[id=1, name=Ada]`
    static String end(Span span, String task) {
        var label = Words.label(span);
        var detail = span.detail().isBlank() ? "" : ": " + Clean.line(span.detail());
        return switch (span.kind()) {
            case OPERATION -> label + " is " + Ending.of(span.outcome()).word() + detail;
            case TASK ->
                switch (span.outcome()) {
                    case FULFILLED, PENDING -> label + " is done" + detail;
                    case REJECTED -> label + " fails" + detail;
                    case CANCELLED -> label + " is cancelled" + detail;
                };
            case BUSY -> task + " has finished " + label;
            case WAIT ->
                span.outcome() == Outcome.REJECTED
                        ? "the failure reaches " + task + detail
                        : span.outcome() == Outcome.CANCELLED
                                ? "the wait of " + task + " is cancelled"
                                : task + " goes on";
        };
    }
}
