package dev.meanwhile.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.sim.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Evaluates cells as kernels do, in this JVM, and asks for the lines of the frames that it sees meanwhile.
/// Public, because cells call it.
public class CellLinesTest {
    /// Where the learner's code was each time it called [#here()].
    private static final List<Sites.Place> PLACES = new ArrayList<>();

    private static CellLines lines;

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private CellLines.Cell cell = new CellLines.Cell(0, "");

    /// Called by the cells.
    public static int here() {
        StackWalker.getInstance()
                .walk(frames ->
                        frames.map(StackWalker.StackFrame::toStackTraceElement).toList())
                .stream()
                .map(lines::of)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(PLACES::add);
        return 0;
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private List<String> placesOf(String... cells) {
        PLACES.clear();
        lines = new CellLines(shell, () -> cell);
        shell.addToClasspath(System.getProperty("java.class.path"));
        for (var code : cells) {
            cell = new CellLines.Cell(cell.number() + 1, code);
            var info = shell.sourceCodeAnalysis().analyzeCompletion(code);
            while (info.completeness().isComplete()) {
                // some kernels keep the line ends between snippets, some do not
                var source =
                        cell.number() % 2 == 0 ? info.source() : info.source().strip();
                for (var event : shell.eval(source)) {
                    var diagnostics = shell.diagnostics(event.snippet()).toList();
                    assertThat(diagnostics).as(source).isEmpty();
                }
                info = shell.sourceCodeAnalysis().analyzeCompletion(info.remaining());
            }
        }
        return PLACES.stream().map(Sites.Place::toString).toList();
    }

    @Test
    void linesCountFromTheStartOfTheCell() {
        assertThat(placesOf("""
                import java.util.concurrent.atomic.*;
                import static dev.meanwhile.kernel.CellLinesTest.here;

                // a comment

                here();

                var x =
                    here();
                here() +
                    1
                """)).containsExactly("cell 1 line 6", "cell 1 line 9", "cell 1 line 10");
    }

    @Test
    void codeOfAnEarlierCellKeepsItsPlace() {
        assertThat(placesOf(
                        "import static dev.meanwhile.kernel.CellLinesTest.here;",
                        """
                int f() {
                    return here();
                }
                class K {

                    static int g() {
                        return here();
                    }
                }""",
                        "\n\nf();\nK.g();\nRunnable r = () -> here();\nr.run();"))
                .containsExactly("cell 2 line 2", "cell 2 line 7", "cell 3 line 5");
    }

    @Test
    void equalSnippetsAreToldApart() {
        assertThat(placesOf("import static dev.meanwhile.kernel.CellLinesTest.here;", "here();\n\nhere();\nhere()"))
                .containsExactly("cell 2 line 1", "cell 2 line 3", "cell 2 line 4");
    }

    @Test
    void framesOfOtherCodeAreUnknown() {
        lines = new CellLines(shell, () -> cell);
        assertThat(lines.of(new StackTraceElement("java.lang.String", "length", "String.java", 5)))
                .isNull();
    }
}
