package dev.meanwhile;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Span;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;

/// Why one run was done before another: what started earlier in it, took less time, or was left out.
record Difference(Run<?> fast, Run<?> slow) {
    static Difference between(Run<?> fast, Run<?> slow) {
        return new Difference(fast, slow);
    }

    String sentence() {
        long saved = slow.duration() - fast.duration();
        return name(fast) + " is done " + saved + " ms sooner than " + name(slow)
                + reason().map(r -> ": " + r).orElse("") + ".";
    }

    private Optional<String> reason() {
        if (fast.failed() && !slow.failed()) {
            return Optional.of("it fails at " + fast.duration() + " ms");
        }
        return earlier().or(this::shorter).or(this::leftOut);
    }

    private Optional<String> earlier() {
        return inBoth((there, here) -> there.start() - here.start())
                .map(span -> span.name() + " starts at " + span.start() + " ms, not at "
                        + twin(span).orElseThrow().start() + " ms");
    }

    private Optional<String> shorter() {
        return inBoth((there, here) -> there.duration() - here.duration())
                .map(span -> span.name() + " takes " + span.duration() + " ms, not "
                        + twin(span).orElseThrow().duration() + " ms");
    }

    private Optional<String> leftOut() {
        return operations(slow)
                .filter(s -> fast.timeline().spans(s.name()).isEmpty())
                .findFirst()
                .map(s -> s.name() + " is not called");
    }

    /// The operation of the fast run for which it has the most of an advantage, if for any.
    private Optional<Span> inBoth(ToLongBiFunction<Span, Span> advantage) {
        return operations(fast)
                .filter(here -> twin(here).isPresent()
                        && advantage.applyAsLong(twin(here).get(), here) > 0)
                .max(Comparator.comparingLong(
                        here -> advantage.applyAsLong(twin(here).orElseThrow(), here)));
    }

    /// The same call in the slow run: the one with this name that is as many calls later than the first.
    private Optional<Span> twin(Span here) {
        int position = fast.timeline().spans(here.name()).indexOf(here);
        return slow.timeline().spans(here.name()).stream().skip(position).findFirst();
    }

    private static Stream<Span> operations(Run<?> run) {
        return run.timeline().spans().stream().filter(s -> s.kind() == Kind.OPERATION || s.kind() == Kind.BUSY);
    }

    private static String name(Run<?> run) {
        return "'" + run.timeline().name() + "'";
    }
}
