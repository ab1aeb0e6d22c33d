package dev.meanwhile.check;

import static dev.meanwhile.check.Phrases.called;
import static dev.meanwhile.check.Phrases.listed;
import static dev.meanwhile.check.Phrases.names;
import static dev.meanwhile.check.Phrases.started;
import static dev.meanwhile.check.Phrases.text;
import static java.util.stream.Collectors.joining;

import dev.meanwhile.Body;
import dev.meanwhile.Network;
import dev.meanwhile.Run;
import dev.meanwhile.sim.RunawayException;
import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a test says about the shape of a run: what starts together, what waits for what, how long it takes.
///
/// ```java
/// expect(() -> commentsOf(1))
///         .startsAfter("fetchComments", "fetchPosts")
///         .takesTheSumOf("fetchPosts", "fetchComments");
/// ```
///
/// Given a body, it runs it under two networks with different latencies, and everything must hold under both; so
/// an answer that is hard-coded, or that sleeps for the right time, is found out. Lengths are named by the
/// operations that they come from rather than by numbers. Each method throws [Missed], with words for the
/// learner, if it does not hold.
public final class Expect {
    private final List<Run<?>> runs;

    private Expect(List<Run<?>> runs) {
        this.runs = runs;
    }

    /// Says something about one run.
    public static Expect expect(Run<?> run) {
        return new Expect(List.of(run));
    }

    /// Says something about a body, run as it is and in a network with other latencies.
    public static Expect expect(Body<?> body) {
        return expect(body, Networks.both());
    }

    /// Says something about a body in certain networks.
    public static Expect expect(Body<?> body, Network... networks) {
        return new Expect(
                Stream.of(networks).<Run<?>>map(n -> Networks.run(body, n)).toList());
    }

    // ---- results

    /// It returns this value.
    public Expect returns(@Nullable Object value) {
        return eachCompleted(run -> {
            var actual = run.value();
            return Objects.equals(actual, value)
                    ? null
                    : Finding.of(Verdict.WRONG_RESULT, "it returned " + text(actual))
                            .withExpected("another value")
                            .withExactly(text(value));
        });
    }

    /// It fails, and the failure's message holds this text.
    public Expect failsWith(String text) {
        return each(run -> {
            var failure = run.failure();
            if (failure == null) {
                return timing("the failure reaches the caller", "it returned " + text(run.value()));
            }
            return String.valueOf(failure.getMessage()).contains(text)
                    ? null
                    : timing("another failure", Frames.simpleThrowable(failure)).withExactly(text);
        });
    }

    // ---- calls

    /// Each of these operations is called at least once.
    public Expect calls(String... operations) {
        return eachCompleted(run -> missing(run, operations));
    }

    /// The operation is called with these arguments.
    public Expect callsWith(String operation, Object... arguments) {
        var wanted = Stream.of(arguments).map(String::valueOf).toList();
        return eachCompleted(run -> {
            var calls = run.timeline().spans(operation);
            if (calls.stream().anyMatch(s -> s.arguments().equals(wanted))) {
                return null;
            }
            return calls.isEmpty()
                    ? missing(run, operation)
                    : Finding.of(Verdict.WRONG_RESULT, "it was called as " + listed(calls))
                            .withExpected("'" + operation + "' is called with other arguments")
                            .withExactly(operation + "(" + String.join(", ", wanted) + ")");
        });
    }

    /// The operation is called so many times, no more and no less.
    public Expect callsTimes(String operation, int times) {
        return each(run -> {
            int calls = run.timeline().spans(operation).size();
            return calls == times
                    ? null
                    : Finding.of(Verdict.WRONG_RESULT, "'" + operation + "' was " + called(calls))
                            .withExpected("another number of calls of '" + operation + "'")
                            .withExactly(called(times));
        });
    }

    /// The operation never starts.
    public Expect neverStarts(String operation) {
        return each(run -> run.timeline().spans(operation).stream()
                .findFirst()
                .map(s -> timing("'" + operation + "' never starts", started(s)))
                .orElse(null));
    }

    // ---- order

    /// The first calls of these operations start at the same moment.
    public Expect startsTogether(String... operations) {
        return eachWith(operations, run -> {
            var first = firstCalls(run, operations);
            return first.stream().mapToLong(Span::start).distinct().count() == 1
                    ? null
                    : timing(
                            names(operations) + " start together",
                            first.stream().map(Phrases::started).collect(joining(", ")));
        });
    }

    /// No call of `later` starts before the first call of `earlier` has ended.
    public Expect startsAfter(String later, String earlier) {
        return eachWith(new String[] {later, earlier}, run -> {
            var before = run.timeline().spans(earlier).getFirst();
            return run.timeline().spans(later).stream()
                    .filter(s -> s.start() < before.end())
                    .findFirst()
                    .map(s -> timing(
                            "'" + later + "' starts when '" + earlier + "' has ended",
                            started(s) + ", '" + earlier + "' ended at " + before.end() + " ms"))
                    .orElse(null);
        });
    }

    /// The first calls of both go on at the same time for at least a moment.
    public Expect overlaps(String one, String other) {
        return eachWith(new String[] {one, other}, run -> {
            var spans = firstCalls(run, one, other);
            return spans.getFirst().overlaps(spans.getLast())
                    ? null
                    : timing(
                            "'" + one + "' and '" + other + "' overlap",
                            spans.stream().map(Phrases::ran).collect(joining(", ")));
        });
    }

    /// Never are more operations in flight.
    public Expect atMostInFlight(int limit) {
        return each(run -> run.timeline().maxConcurrency() <= limit
                ? null
                : timing(
                        "at most " + Words.count(limit, "operation") + " in flight at once",
                        "there were " + run.timeline().maxConcurrency()));
    }

    /// At the busiest moment, exactly so many operations are in flight.
    public Expect keepsInFlight(int number) {
        return atMostInFlight(number)
                .each(run -> run.timeline().maxConcurrency() == number
                        ? null
                        : timing(
                                Words.count(number, "operation") + " in flight at the busiest moment",
                                "there were never more than " + run.timeline().maxConcurrency()));
    }

    // ---- lengths

    /// It ends after this time.
    public Expect takes(long millis) {
        return eachCompleted(run -> length(run, "another total time", millis + " ms", millis));
    }

    /// It ends, with a result or a failure, no later than this.
    public Expect takesAtMost(long millis) {
        return each(run -> run.duration() <= millis
                ? null
                : timing("an end at " + millis + " ms at the latest", "it ended at " + run.duration() + " ms"));
    }

    /// A learner's prediction is how long it takes; here the guess is the answer.
    public Expect takesAsPredicted(long guess) {
        return each(run -> run.duration() == guess
                ? null
                : Finding.of(Verdict.WRONG_RESULT, "you predicted " + guess + " ms")
                        .withExpected("the time that it really takes")
                        .withExactly(run.duration() + " ms"));
    }

    /// It takes as long as the longest of these chains, and not longer; each chain is a list of operations, one
    /// after the other.
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Expect takesTheLongestChainOf(List<String>... chains) {
        var operations = Stream.of(chains).flatMap(List::stream).distinct().toArray(String[]::new);
        return eachWith(operations, run -> {
            var longest = Stream.of(chains)
                    .mapToLong(chain -> firstCalls(run, chain.toArray(String[]::new)).stream()
                            .mapToLong(Span::duration)
                            .sum())
                    .max()
                    .orElse(0);
            return length(run, "as long as its longest chain of dependencies", longest + " ms", longest);
        });
    }

    /// It takes as long as the first calls of these operations one after the other, and not longer.
    public Expect takesTheSumOf(String... operations) {
        return eachWith(operations, run -> {
            var lengths =
                    firstCalls(run, operations).stream().map(Span::duration).toList();
            var sum = lengths.stream().mapToLong(Long::longValue).sum();
            var exactly = lengths.stream().map(String::valueOf).collect(joining(" + ", "", " = " + sum + " ms"));
            return length(run, asLongAs(operations, "", " one after the other"), exactly, sum);
        });
    }

    /// It takes as long as the longest of the first calls of these operations, and not longer.
    public Expect takesTheLongestOf(String... operations) {
        return eachWith(operations, run -> {
            var longest = firstCalls(run, operations).stream()
                    .mapToLong(Span::duration)
                    .max()
                    .orElse(0);
            return length(run, asLongAs(operations, "the slowest of ", ""), longest + " ms", longest);
        });
    }

    // ---- failures

    /// It fails at the moment when this operation does, not later.
    public Expect failsTogetherWith(String operation) {
        return eachFailed(operation, run -> {
            long end = run.timeline().spans(operation).getFirst().end();
            return end == run.duration()
                    ? null
                    : timing(
                            "the failure reaches the caller when '" + operation + "' fails",
                            "'" + operation + "' failed at " + end + " ms, the caller knew at " + run.duration()
                                    + " ms");
        });
    }

    /// No promise is rejected while nobody looks at it.
    public Expect leavesNothingUnhandled() {
        return each(run -> run.unhandled().stream()
                .findFirst()
                .map(u -> timing(
                        "no rejection goes unhandled",
                        "'" + u.promise() + "' was rejected at " + u.at() + " ms, when nobody waited for it"))
                .orElse(null));
    }

    /// When it ends, nothing that it has started goes on.
    public Expect leavesNothingRunning() {
        return each(run -> run.timeline().spans().stream()
                .filter(s -> s.kind() != Kind.WAIT && s.end() > run.duration())
                .findFirst()
                .map(s -> timing(
                        "nothing goes on after the end",
                        "it ended at " + run.duration() + " ms, '" + s.name() + "' at " + s.end() + " ms"))
                .orElse(null));
    }

    /// The operation is cancelled.
    public Expect cancels(String operation) {
        return each(run -> {
            var spans = run.timeline().spans(operation);
            if (spans.isEmpty()) {
                return missing(run, operation);
            }
            return spans.stream().anyMatch(s -> s.outcome() == Outcome.CANCELLED)
                    ? null
                    : timing("'" + operation + "' is cancelled", Phrases.ran(spans.getFirst()));
        });
    }

    /// It fails, and the operation goes on after that although nobody waits for it.
    public Expect runsOnAfterFailure(String operation) {
        return eachFailed(operation, run -> {
            long end = run.timeline().spans(operation).getFirst().end();
            return end > run.duration()
                    ? null
                    : timing(
                            "'" + operation + "' runs on after the failure",
                            "'" + operation + "' ended at " + end + " ms, the failure came at " + run.duration()
                                    + " ms");
        });
    }

    // ---- how it is done

    /// Looks at one run and says what is wrong with it, or null.
    @FunctionalInterface
    private interface Look {
        @Nullable
        Finding at(Run<?> run);
    }

    private Expect each(Look look) {
        for (var run : runs) {
            requireAnswer(run);
            var finding = look.at(run);
            if (finding != null) {
                throw new Missed(finding.withWhen(describe(run)).withTimeline(Optional.of(run.timeline())));
            }
        }
        return this;
    }

    /// A stub is no failure to be judged, whatever the test expects of failures.
    private void requireAnswer(Run<?> run) {
        var failure = run.failure();
        if (failure != null && Judge.isStub(failure)) {
            throw new FailedRun(failure, run, describe(run));
        }
    }

    private String describe(Run<?> run) {
        boolean runaway = run.failure() instanceof RunawayException; // has millions of spans to go through
        return runaway ? "" : Networks.describe(run, runs.getFirst());
    }

    private Expect eachCompleted(Look look) {
        for (var run : runs) {
            var failure = run.failure();
            if (failure != null) {
                throw new FailedRun(failure, run, describe(run));
            }
        }
        return each(look);
    }

    /// Looks at runs that failed, in which `operation` was called.
    private Expect eachFailed(String operation, Look look) {
        return each(run -> {
            if (!run.failed()) {
                return timing("the failure reaches the caller", "it returned " + text(run.value()));
            }
            var missing = missing(run, operation);
            return missing != null ? missing : look.at(run);
        });
    }

    private Expect eachWith(String[] operations, Look look) {
        return eachCompleted(run -> {
            var missing = missing(run, operations);
            return missing != null ? missing : look.at(run);
        });
    }

    private static @Nullable Finding missing(Run<?> run, String... operations) {
        return Stream.of(operations)
                .filter(name -> run.timeline().spans(name).isEmpty())
                .findFirst()
                .map(name -> Finding.of(Verdict.WRONG_RESULT, "it was never called")
                        .withExpected("'" + name + "' is called"))
                .orElse(null);
    }

    private static @Nullable Finding length(Run<?> run, String expected, String exactly, long millis) {
        return run.duration() == millis
                ? null
                : timing(expected, "it took " + run.duration() + " ms").withExactly(exactly);
    }

    private static String asLongAs(String[] operations, String before, String after) {
        return operations.length == 1
                ? "as long as " + names(operations) + ", and not longer"
                : "as long as " + before + names(operations) + after;
    }

    private static Finding timing(String expected, String happened) {
        return Finding.of(Verdict.WRONG_TIMING, happened).withExpected(expected);
    }

    private static List<Span> firstCalls(Run<?> run, String... operations) {
        return Stream.of(operations)
                .map(name -> run.timeline().spans(name).getFirst())
                .toList();
    }
}
