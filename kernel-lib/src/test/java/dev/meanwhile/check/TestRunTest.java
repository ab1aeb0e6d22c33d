package dev.meanwhile.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import samples.CountTests;

@Timeout(20)
class TestRunTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration AMPLE = Duration.ofSeconds(15);

    @Test
    void aPassingTestIsNamedInWords() {
        assertThat(run(CountTests.PassTest.class))
                .containsExactly(new TestResult("there are three posts", Finding.PASSED, ""));
    }

    @Test
    void testsRunInTheOrderInWhichTheyAreWritten() {
        assertThat(run(CountTests.WrongTest.class))
                .extracting(TestResult::name)
                .containsExactly("zero comes first here", "all posts are counted", "a sentence");
    }

    @Test
    void whatIsPrintedBelongsToItsTest() {
        assertThat(run(CountTests.WrongTest.class))
                .extracting(TestResult::output)
                .containsExactly("thinking aloud", "thinking aloud", "thinking aloud");
    }

    @Test
    void aStubTellsWhatToDo() {
        assertThat(run(CountTests.StubTest.class))
                .extracting(TestResult::finding)
                .containsOnly(Finding.of(Verdict.NOT_DONE, "Exercise 1: return the number of posts"));
    }

    @Test
    void expectedValuesAreKeptApartFromWhatHappened() {
        assertThat(run(CountTests.WrongTest.class).get(1).finding())
                .isEqualTo(Finding.of(Verdict.WRONG_RESULT, "the value is 2")
                        .withExpected("the number of the posts")
                        .withExactly("3"));
    }

    @Test
    void aPlainAssertionIsShownWithTheRunBeforeItInTheSameTest() {
        var findings = run(CountTests.PlainTimingTest.class).stream()
                .map(TestResult::finding)
                .toList();
        assertThat(findings.getFirst().happened()).isEqualTo("the value is 250");
        assertThat(findings.getFirst().timeline())
                .hasValueSatisfying(t -> assertThat(t.name()).isEqualTo("both"));
        assertThat(findings.getLast().timeline()).isEmpty();
    }

    @Test
    void eachKindOfFailureIsPutIntoWords() {
        assertThat(run(CountTests.FailureKindsTest.class))
                .extracting(TestRunTest::line)
                .containsExactly(
                        "bare values | wrong result | another value | \"three\" | the value is \"two\"",
                        "bare condition | wrong result | something that does not hold; see the test |  | ",
                        "plain fail | wrong result | the posts must be in order |  | ",
                        "nothing thrown | wrong result | Expected IllegalStateException to be thrown, but nothing was"
                                + " thrown. |  | ",
                        "throwing | threw an exception |  |  | IllegalStateException: 503 Service Unavailable\n"
                                + "in 'throwing' (Answers.java line N)",
                        "unsupported | threw an exception |  |  | UnsupportedOperationException\n"
                                + "in 'unsupported' (Answers.java line N)",
                        "recursive | threw an exception |  |  | StackOverflowError\n"
                                + "in 'recursive' (Answers.java line N)",
                        "disabled | not tried |  |  | not for today");
    }

    @Test
    void anEndlessLoopIsStoppedAndTheOthersAreNotTried() {
        assertThat(TestRun.of(CountTests.EndlessTest.class, SHORT))
                .extracting(TestRunTest::line)
                .containsExactly(
                        "before | passed |  |  | ",
                        "it ends | does not end |  |  | Runs for ever in 'endless' (Answers.java line N): an endless"
                                + " loop, or one with far too many rounds.",
                        "after | not tried |  |  | ");
    }

    @Test
    void aThreadThatCannotBeStoppedIsLeftBehindAndNamed() {
        var results = TestRun.of(CountTests.UnstoppableTest.class, SHORT);
        CountTests.UnstoppableTest.LET_GO.countDown();
        assertThat(results)
                .extracting(TestRunTest::line)
                .containsExactly(
                        "it ends | does not end |  |  | Runs for ever in 'unstoppable' (Answers.java line N): an"
                                + " endless loop, or one with far too many rounds.\n"
                                + "It could not be stopped and still runs in the background: correct it, then restart the"
                                + " kernel (menu Kernel, Restart).");
    }

    @Test
    void whoWaitsForEverIsToldSo() {
        assertThat(TestRun.of(CountTests.WaitingTest.class, SHORT))
                .extracting(TestRunTest::line)
                .containsExactly(
                        "it ends | does not end |  |  | Waits for ever in 'waiting' (Answers.java line N), on the wall"
                                + " clock: nothing that it waits for comes.");
    }

    @Test
    void aDeadlockIsToldAsSuch() {
        assertThat(TestRun.of(CountTests.BlockedTest.class, SHORT)
                        .getFirst()
                        .finding()
                        .happened())
                .startsWith("Waits for ever for a lock that another thread holds in 'blocked' (Answers.java line ");
    }

    /// Of processor time, which is real time on a machine that has nothing else to do.
    @Test
    void theDefaultLimitLeavesTimeToReportWithinFiveSeconds() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var start = machine.getProcessCpuTime();
        var report = TestRun.of(CountTests.EndlessTest.class, Check.LIMIT);
        assertThat(Duration.ofNanos(machine.getProcessCpuTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(report)
                .extracting(TestResult::verdict)
                .containsExactly(Verdict.PASSED, Verdict.NEVER_ENDS, Verdict.NOT_TRIED);
    }

    @Test
    void anInterruptEndsTheCheck() {
        Thread.currentThread().interrupt();
        assertThat(TestRun.of(CountTests.WaitingTest.class, Duration.ofSeconds(10)))
                .extracting(TestResult::passed)
                .containsExactly(false);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void nestedAndParameterizedTestsAreNamedWithTheirParents() {
        assertThat(run(CountTests.NestedTest.class))
                .extracting(TestResult::name)
                .containsExactlyInAnyOrder(
                        "with many posts, they are counted", "numbers, [1] number = 3", "numbers, [2] number = 4");
    }

    @Test
    void aSetUpThatFailsIsReported() {
        assertThat(run(CountTests.SetUpFailsTest.class))
                .extracting(TestRunTest::line)
                .containsExactly(
                        "never tried | not tried |  |  | ",
                        "set up fails | threw an exception |  |  | IllegalStateException: 503 Service Unavailable\n"
                                + "in 'throwing' (Answers.java line N)");
    }

    @Test
    void aClassWithoutTestsIsReportedAsSuch() {
        assertThat(run(CountTests.EmptyTest.class))
                .extracting(TestRunTest::line)
                .containsExactly(
                        "no test found | no test |  |  | A test is a method with @Test that is neither private nor"
                                + " static.");
        assertThat(run(CountTests.PrivateMethodTest.class).getFirst().finding().happened())
                .contains("hidden()")
                .contains("private");
    }

    @Test
    void nothingIsWrittenWhileTestsRun() {
        var out = System.out;
        var err = System.err;
        var written = new ByteArrayOutputStream();
        try (var stream = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            List.of(CountTests.WrongTest.class, CountTests.PrivateMethodTest.class, CountTests.FailureKindsTest.class)
                    .forEach(TestRunTest::run);
            assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(System.out).isSameAs(stream);
            assertThat(System.err).isSameAs(stream);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<TestResult> run(Class<?> testClass) {
        return TestRun.of(testClass, AMPLE);
    }

    private static String line(TestResult result) {
        var f = result.finding();
        return String.join(
                " | ",
                result.name(),
                f.verdict().toString(),
                f.expected(),
                f.exactly(),
                f.happened().replaceAll("line \\d+", "line N"));
    }
}
