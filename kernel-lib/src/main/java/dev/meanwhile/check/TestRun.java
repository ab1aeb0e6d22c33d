package dev.meanwhile.check;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherExecutionRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the tests of one class by JUnit on a thread of their own. A test that exceeds the limit is interrupted
/// and the others are not tried; so the caller gets its results even if the learner's code never ends.
final class TestRun {
    private static final Logger JUNIT = Logger.getLogger("org.junit");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Class<?> testClass;
    private final Patience patience;
    private final Recorder recorder;
    private final CancellationToken token = CancellationToken.create();

    private TestRun(Class<?> testClass, Duration limit, Capture capture) {
        this.testClass = testClass;
        this.patience = new Patience(limit);
        this.recorder = new Recorder(testClass, patience, capture);
    }

    /// The results in the order in which the tests are written.
    static List<TestResult> of(Class<?> testClass, Duration limit) {
        var level = JUNIT.getLevel();
        JUNIT.setLevel(Level.OFF);
        try (var capture = new Capture()) {
            return new TestRun(testClass, limit, capture).results();
        } finally {
            JUNIT.setLevel(level);
        }
    }

    private List<TestResult> results() {
        var worker = new Thread(this::runJUnit, "check " + testClass.getSimpleName());
        worker.setDaemon(true);
        worker.setContextClassLoader(testClass.getClassLoader());
        worker.start();
        try {
            while (!worker.join(BETWEEN_LOOKS)) {
                if (patience.isOver(worker)) {
                    stop(worker, Stuck.at(worker));
                    break;
                }
            }
        } catch (InterruptedException e) {
            stop(worker, Finding.of(Verdict.NOT_TRIED, "The check was interrupted.")); // the interrupt is used up
        }
        return recorder.results();
    }

    private void stop(Thread worker, Finding cause) {
        recorder.stopped(cause);
        token.cancel();
        worker.interrupt();
        if (!endsSoon(worker)) {
            recorder.stopped(Finding.of(cause.verdict(), cause.happened() + "\n" + Stuck.ADVICE));
        }
    }

    private static boolean endsSoon(Thread worker) {
        try {
            return worker.join(GRACE);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void runJUnit() {
        var config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build();
        try {
            LauncherFactory.create(config).execute(request());
        } catch (Throwable e) {
            recorder.machineryFailed(e);
        }
    }

    private LauncherExecutionRequest request() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(testClass))
                .enableImplicitConfigurationParameters(false)
                .configurationParameter("junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                .listeners(recorder.discovery())
                .forExecution()
                .listeners(recorder)
                .cancellationToken(token)
                .build();
    }
}
