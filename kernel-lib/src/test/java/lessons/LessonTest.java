package lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The exercises of the lessons are right: every stub says what to do, every solution passes, and every known
/// wrong answer is caught with the message that is meant for it.
class LessonTest {
    private static final Map<Lesson, Cells> CELLS = new HashMap<>();

    private final PrintStream err = System.err;

    @BeforeEach
    void keepProgressApart(@TempDir Path folder) {
        System.setProperty("meanwhile.progress", folder.resolve("progress.json").toString());
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void restore() {
        System.clearProperty("meanwhile.progress");
        System.setErr(err);
    }

    @AfterAll
    static void close() {
        CELLS.values().forEach(Cells::close);
        CELLS.clear();
    }

    static Stream<Lesson> lessons() throws IOException {
        return Lesson.all();
    }

    static Stream<Arguments> exercises() throws IOException {
        return lessons().flatMap(lesson -> lesson.exercises().stream().map(e -> Arguments.of(lesson, e)));
    }

    static Stream<Arguments> wrongAnswers() throws IOException {
        return lessons().flatMap(lesson -> lesson.wrongAnswers().stream().map(w -> Arguments.of(lesson, w)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void allCellsRunWithTheSolutionsIn(Lesson lesson) {
        try (var cells = new Cells()) {
            lesson.cells().forEach(cell -> cells.run(cell.solution()));
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theStubSaysWhatToDo(Lesson lesson, String exercise) {
        var report = report(lesson, exercise, lesson.exercise(exercise).stub());
        assertThat(report)
                .startsWith(exercise + " ")
                .contains(": to do (0 of ", "Exercise ")
                .doesNotContain("Hint");
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theSolutionPasses(Lesson lesson, String exercise) {
        assertThat(report(lesson, exercise, lesson.exercise(exercise).solution()))
                .contains(": passed (");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void withoutAnyAnswerTheTestsSaySo(Lesson lesson) {
        try (var cells = withDeclarations(lesson)) {
            assertThat(lesson.exercises())
                    .allSatisfy(exercise -> assertThat(
                                    cells.run(lesson.test(exercise).text()))
                            .contains("not defined yet", "calls something that is not defined yet"));
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void atLeastThreeWrongAnswersAreKnown(Lesson lesson, String exercise) {
        assertThat(lesson.wrongAnswers().stream().filter(w -> w.exercise().equals(exercise)))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aKnownWrongAnswerIsCaughtWithItsMessage(Lesson lesson, Lesson.WrongAnswer wrong) {
        var report = report(lesson, wrong.exercise(), wrong.code());
        assertThat(report).contains(": not yet (", ": " + wrong.verdict() + "\n", wrong.message(), "Hint 1: ");
    }

    private static String report(Lesson lesson, String exercise, String answer) {
        var cells = CELLS.computeIfAbsent(lesson, LessonTest::withDeclarations);
        cells.run(answer);
        return cells.run(lesson.test(exercise).text());
    }

    private static Cells withDeclarations(Lesson lesson) {
        var cells = new Cells();
        lesson.declarations().forEach(cell -> cells.run(cell.text()));
        return cells;
    }
}
