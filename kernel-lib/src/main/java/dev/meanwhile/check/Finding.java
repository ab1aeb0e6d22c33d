package dev.meanwhile.check;

import dev.meanwhile.timeline.Timeline;
import java.util.Optional;

/// What one failure means for a learner.
///
/// @param verdict  the kind of failure
/// @param expected what was expected, in words that do not give the answer away; empty if there is nothing to say
/// @param exactly  the expected value, to be shown after real attempts only; empty if there is none
/// @param happened what happened instead; may have several lines
/// @param when     under which circumstances, if they are special; else empty
/// @param timeline the run that the failure is about
/// @param trace    the stack trace without the frames of the machinery; empty if it tells nothing
record Finding(
        Verdict verdict,
        String expected,
        String exactly,
        String happened,
        String when,
        Optional<Timeline> timeline,
        String trace) {

    static final Finding PASSED = of(Verdict.PASSED, "");

    static Finding of(Verdict verdict, String happened) {
        return new Finding(verdict, "", "", happened, "", Optional.empty(), "");
    }

    /// Whether it tells a learner nothing that the other does not tell.
    boolean isLike(Finding other) {
        return verdict == other.verdict
                && expected.equals(other.expected)
                && exactly.equals(other.exactly)
                && happened.equals(other.happened);
    }

    Finding withExpected(String words) {
        return new Finding(verdict, words, exactly, happened, when, timeline, trace);
    }

    Finding withExactly(String value) {
        return new Finding(verdict, expected, value, happened, when, timeline, trace);
    }

    Finding withWhen(String circumstances) {
        return new Finding(verdict, expected, exactly, happened, circumstances, timeline, trace);
    }

    /// With a run, unless nothing is to be seen in it.
    Finding withTimeline(Optional<Timeline> run) {
        var worthSeeing = run.filter(t -> t.duration() > 0);
        return new Finding(verdict, expected, exactly, happened, when, worthSeeing, trace);
    }

    Finding withTrace(String stackTrace) {
        return new Finding(verdict, expected, exactly, happened, when, timeline, stackTrace);
    }
}
