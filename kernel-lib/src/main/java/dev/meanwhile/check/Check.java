package dev.meanwhile.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Runs the tests of exercises and reports to the learner; `Workbook.check` and `Workbook.progress` lead here.
public final class Check {
    static final Duration LIMIT = Duration.ofMillis(3500);
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private Check() {}

    /// Runs the tests and keeps the progress. A check that misses also says so in one line on standard error:
    /// graders take that for the mark, and a check that passes writes nothing there.
    ///
    /// @throws IllegalArgumentException if there is no class
    public static CheckReport check(Class<?>... testClasses) {
        if (testClasses.length == 0) {
            throw new IllegalArgumentException("number of test classes must be at least 1, but was 0");
        }
        var sections = new ArrayList<Section>();
        ONE_AT_A_TIME.lock();
        try {
            Arrays.stream(testClasses)
                    .map(c -> section(c, TestRun.of(c, LIMIT)))
                    .forEach(sections::add);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
        sections.stream()
                .filter(s -> !s.passed())
                .forEach(s -> System.err.println(s.card().id() + ": not yet"));
        return new CheckReport(sections);
    }

    /// How the learner stands in all exercises.
    public static Progress progress() {
        var file = ProgressFile.usual();
        return new Progress(Cards.all(), file.standings(), file.takeMessages());
    }

    private static Section section(Class<?> testClass, List<TestResult> results) {
        var card = Cards.of(testClass);
        var file = ProgressFile.usual();
        boolean passed = results.stream().allMatch(TestResult::passed);
        boolean attempted = results.stream().anyMatch(r -> r.verdict().isAttempt());
        var standing = file.change(card.id(), old -> passed ? old.pass() : attempted ? old.miss() : old);
        return new Section(testClass.getSimpleName(), card, results, standing, file.takeMessages());
    }
}
