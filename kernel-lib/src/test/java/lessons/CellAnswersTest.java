package lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only cells can do: use what is not there, and declare test classes that live in classes of JShell's.
class CellAnswersTest {
    private static final String TEST = """
            class NumberTest {
                @Test
                void isThree() {
                    expect(() -> number()).returns(3);
                }
            }
            check(NumberTest.class)
            """;

    private final PrintStream err = System.err;
    private final Cells cells = new Cells();

    @BeforeEach
    void keepProgressApart(@TempDir Path folder) {
        System.setProperty("meanwhile.progress", folder.resolve("progress.json").toString());
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void restore() {
        cells.close();
        System.clearProperty("meanwhile.progress");
        System.setErr(err);
    }

    @Test
    void aMisspelledNameIsToldApartFromAMissingAnswer() {
        assertThat(cells.run(TEST)).isEqualTo("""
                number: not yet (0 of 1 test passed)

                  · is three: not defined yet
                                This test calls something that is not defined yet. Run the cell with your answer,
                                then this cell again.""");
        cells.run("int number() { return tree(); }");
        assertThat(cells.run(TEST)).isEqualTo("""
                number: not yet (0 of 1 test passed)

                  · is three: does not compile
                                'number' uses a name that does not exist. Look for a misspelled name, or for a cell
                                above that was not run; then run the cell with your answer and this cell again.""");
        cells.run("int number() { return 3; }");
        assertThat(cells.run(TEST)).isEqualTo("""
                number: passed (1 test)

                  ✓ is three""");
    }

    @Test
    void exceptionsNameTheMethodAndNoClassOfJShells() {
        cells.run("class Oops extends RuntimeException {}");
        cells.run("int number() { throw new Oops(); }");
        assertThat(cells.run(TEST))
                .contains("      happened  Oops\n                in 'number'")
                .doesNotContain("$JShell$");
    }

    @Test
    void aValueOfTheLearnersIsShownWithoutJShellsNames() {
        cells.run("class Mine {}");
        cells.run("Mine number() { return new Mine(); }");
        assertThat(cells.run(TEST))
                .contains("      happened  it returned Mine@")
                .doesNotContain("$JShell$");
    }

    @Test
    void anEarlierAnswerDoesNotHideALaterOne() {
        cells.run("int number() { return 4; }");
        assertThat(cells.run(TEST)).contains("it returned 4");
        cells.run("int number() { return 5; }");
        assertThat(cells.run(TEST)).contains("it returned 5", "that is   3");
    }
}
