package dev.meanwhile.check;

import java.util.List;
import java.util.Optional;

/// What a [CheckReport] says about one test class.
///
/// @param testClass the simple name of the class
/// @param card      its exercise
/// @param results   one for each test, in the order in which they are written
/// @param standing  how the learner stands after this check
/// @param messages  what else the learner should know
record Section(String testClass, Card card, List<TestResult> results, Standing standing, List<String> messages) {
    private static final int MISSES_UNTIL_VALUES = 2;
    private static final int MISSES_UNTIL_SOLUTION = 3;

    boolean passed() {
        return results.stream().allMatch(TestResult::passed);
    }

    /// Whether there is an answer that runs and misses.
    boolean attempted() {
        return results.stream().anyMatch(r -> r.verdict().isAttempt());
    }

    /// Whether the stub is still there.
    boolean untouched() {
        return results.stream().anyMatch(r -> r.verdict() == Verdict.NOT_DONE);
    }

    /// `passed`, `to do` or `not yet`, and how many tests passed.
    String summary() {
        long good = results.stream().filter(TestResult::passed).count();
        if (passed()) {
            return "passed (" + Words.count(results.size(), "test") + ")";
        }
        return (untouched() ? "to do" : "not yet") + " (" + good + " of " + Words.count(results.size(), "test")
                + " passed)";
    }

    /// The expected value, but not before two real attempts; empty if there is none.
    String reveal(Finding finding) {
        boolean shown = finding.exactly().isEmpty() || standing.misses() >= MISSES_UNTIL_VALUES;
        return shown ? finding.exactly() : "(shown after your next attempt)";
    }

    /// One hint after the first miss, a stronger one after the second.
    List<String> hints() {
        return passed() || !attempted()
                ? List.of()
                : card.hints()
                        .subList(0, Math.min(standing.misses(), card.hints().size()));
    }

    /// The worked solution, once it is passed or was missed three times.
    Optional<String> solution() {
        return passed() || standing.misses() >= MISSES_UNTIL_SOLUTION
                ? Optional.of(card.solution()).filter(code -> !code.isEmpty())
                : Optional.empty();
    }

    /// How to get the solution now.
    String request() {
        return "check(" + testClass + ".class).solution()";
    }
}
