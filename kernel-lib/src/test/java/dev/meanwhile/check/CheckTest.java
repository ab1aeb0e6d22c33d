package dev.meanwhile.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import samples.CountTests;

class CheckTest {
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void useAFileOfOurOwn(@TempDir Path folder) {
        System.setProperty("meanwhile.progress", folder.resolve("progress.json").toString());
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.clearProperty("meanwhile.progress");
        System.setErr(err);
    }

    @Test
    void aPassIsShortAndSaysNothingOnStandardError() {
        var report = Check.check(CountTests.PassTest.class);
        assertThat(report.passed()).isTrue();
        assertThat(report).hasToString("""
            pass: passed (1 test)

              ✓ there are three posts\
            """);
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aStubShowsItsInstructionOnceAndTheTestsToCome() {
        var report = Check.check(CountTests.StubTest.class);
        assertThat(report.passed()).isFalse();
        assertThat(report).hasToString("""
            stub: to do (0 of 2 tests passed)

              · there are three posts: to do
                            Exercise 1: return the number of posts
              · there are not two: to do\
            """);
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("99-1: not yet\n");
    }

    @Test
    void aMissTellsWhatHappenedAndKeepsTheExpectedValueBackAtFirst() {
        assertThat(Check.check(CountTests.WrongTest.class)).hasToString("""
            wrong: not yet (1 of 3 tests passed)

              ✓ zero comes first here
                  printed   thinking aloud
              ✗ all posts are counted: wrong result
                  expected  the number of the posts
                  that is   (shown after your next attempt)
                  happened  the value is 2
                  printed   thinking aloud
              ✗ a sentence: wrong result
                  expected  there must be three posts
                  printed   thinking aloud\
            """);
        assertThat(Check.check(CountTests.WrongTest.class).text()).contains("      that is   3\n");
    }

    @Test
    void helpGrowsWithTheNumberOfMisses() {
        var card = new Card(
                "01-1", "01 Lesson", "Posts", List.of("Weak `hint`, *not* 2 * 3.", "Strong hint."), "return 3;");
        var missed = List.of(new TestResult("a test", Finding.of(Verdict.WRONG_RESULT, "it is 2"), ""));
        assertThat(text(card, missed, 1)).contains("Hint 1: Weak").doesNotContain("Hint 2", "solution");
        assertThat(text(card, missed, 2))
                .contains("Hint 1: Weak", "Hint 2: Strong")
                .doesNotContain("solution");
        assertThat(text(card, missed, 3))
                .endsWith("\n\n  The worked solution is ready when you are: check(PostsTest.class).solution()");
        assertThat(html(card, missed, 2))
                .contains("Weak <code>hint</code>, <em>not</em> 2 * 3.")
                .doesNotContain("return 3;");
        assertThat(html(card, missed, 3)).contains("<summary>The worked solution</summary>", "return 3;");
    }

    @Test
    void theSolutionIsShownOnRequestAndRemembered() {
        assertThat(Check.check(CountTests.WrongTest.class).solution()).hasToString("""
            wrong: the worked solution

                // no solution is stored for this test\
            """);
        assertThat(ProgressFile.usual().standings().get("99-1")).isEqualTo(new Standing(false, 1, true));
    }

    @Test
    void htmlEscapesWhatTheLearnerWrites() {
        var result = new TestResult("<b>", Finding.of(Verdict.WRONG_RESULT, "a < b\n& c"), "\"<script>\"");
        var html = html(Card.unknown("x", "<i>"), List.of(result), 1);
        assertThat(html)
                .contains("&lt;b&gt;", "&lt;i&gt;", "a &lt; b<br>&amp; c", "&quot;&lt;script&gt;&quot;")
                .doesNotContain("<script>", "<i>");
    }

    @Test
    void aStackTraceIsFolded() {
        var html = Check.check(CountTests.FailureKindsTest.class).html();
        assertThat(html).contains("<summary>where it was thrown</summary>").doesNotContain("org.junit", "java.base");
    }

    @Test
    void severalClassesMakeOneReport() {
        assertThat(Check.check(CountTests.PassTest.class, CountTests.StubTest.class)
                        .text())
                .startsWith(
                        "pass: passed (1 test)\n\n  ✓ there are three posts\n\nstub: to do (0 of 2 tests passed)\n");
    }

    @Test
    void noClassIsAMistake() {
        assertThatThrownBy(Check::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of test classes must be at least 1, but was 0");
    }

    private static String text(Card card, List<TestResult> results, int misses) {
        return report(card, results, misses).text();
    }

    private static String html(Card card, List<TestResult> results, int misses) {
        return report(card, results, misses).html();
    }

    private static CheckReport report(Card card, List<TestResult> results, int misses) {
        return new CheckReport(
                List.of(new Section("PostsTest", card, results, new Standing(false, misses, false), List.of())));
    }
}
