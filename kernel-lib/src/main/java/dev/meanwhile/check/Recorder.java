package dev.meanwhile.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Writes down what JUnit reports, until the results are taken or the test that runs is given up: what a thread
/// that could not be stopped reports later is ignored.
final class Recorder implements TestExecutionListener {
    private final Judge judge;
    private final Patience patience;
    private final Capture capture;
    private final Map<TestIdentifier, TestResult> results = new LinkedHashMap<>();
    private final List<String> issues = new ArrayList<>();
    private Optional<TestPlan> plan = Optional.empty();
    private Optional<TestIdentifier> current = Optional.empty();
    private boolean over;

    Recorder(Class<?> testClass, Patience patience, Capture capture) {
        this.judge = new Judge(testClass);
        this.patience = patience;
        this.capture = capture;
    }

    /// Gives the test that runs up.
    synchronized void stopped(Finding cause) {
        over = true;
        current.ifPresent(test -> results.put(test, new TestResult(nameOf(test), cause, capture.take())));
    }

    /// The results so far; there is at least one.
    synchronized List<TestResult> results() {
        over = true;
        if (results.isEmpty()) {
            var advice = "A test is a method with @Test that is neither private nor static.";
            var why = issues.isEmpty() ? advice : String.join("\n", issues);
            return List.of(new TestResult("no test found", Finding.of(Verdict.NO_TEST, why), capture.take()));
        }
        return List.copyOf(results.values());
    }

    synchronized void machineryFailed(Throwable problem) {
        if (!over && current.isPresent()) {
            finish(current.get(), judge.judge(problem));
        } else if (!over && issues.isEmpty()) {
            issues.add(Frames.simpleThrowable(problem));
        }
    }

    LauncherDiscoveryListener discovery() {
        return new LauncherDiscoveryListener() {
            @Override
            public void issueEncountered(UniqueId engineId, DiscoveryIssue issue) {
                synchronized (Recorder.this) {
                    issues.add(issue.message());
                }
            }
        };
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan testPlan) {
        plan = Optional.of(testPlan);
        testPlan.accept(new TestPlan.Visitor() {
            @Override
            public void visit(TestIdentifier test) {
                if (test.isTest()) {
                    var notTried = Finding.of(Verdict.NOT_TRIED, "");
                    results.put(test, new TestResult(nameOf(test), notTried, ""));
                }
            }
        });
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        patience.renew();
        LastRun.watch();
        if (!over) {
            current = Optional.of(test);
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        if (!over && test.isTest()) {
            finish(test, Finding.of(Verdict.NOT_TRIED, reason));
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        patience.renew();
        boolean failed = result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
        if (!over && (test.isTest() || failed)) {
            finish(test, result.getThrowable().map(judge::judge).orElse(Finding.PASSED));
        }
    }

    private void finish(TestIdentifier test, Finding finding) {
        results.put(test, new TestResult(nameOf(test), finding, capture.take()));
        current = Optional.empty();
    }

    private String nameOf(TestIdentifier test) {
        var own = test.getSource().filter(MethodSource.class::isInstance).isPresent()
                ? Words.ofTest(test.getDisplayName())
                : Words.ofClass(test.getDisplayName());
        return parentOf(test)
                .filter(parent -> parentOf(parent).isPresent())
                .map(parent -> nameOf(parent) + ", " + own)
                .orElse(own);
    }

    /// The class or method that a test stands in; the engine, which is the root of all, has no source.
    private Optional<TestIdentifier> parentOf(TestIdentifier test) {
        return plan.flatMap(p -> p.getParent(test))
                .filter(parent -> parent.getSource().isPresent());
    }
}
