package lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/// Runs cells as a notebook kernel does: by JShell, in this JVM.
final class Cells implements AutoCloseable {
    private static final String SET_UP = """
        import java.util.*;
        import dev.meanwhile.*;
        import dev.meanwhile.check.*;
        import dev.meanwhile.promise.*;
        import dev.meanwhile.service.*;
        import dev.meanwhile.timeline.*;
        import static dev.meanwhile.Workbook.*;
        import static dev.meanwhile.check.Expect.*;
        import static dev.meanwhile.service.Blog.*;
        import org.junit.jupiter.api.*;
        import static org.junit.jupiter.api.Assertions.*;
        """;

    private final JShell shell = JShell.builder()
            .executionEngine("local")
            .compilerOptions("--enable-preview", "--release", "25")
            .build();

    Cells() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        run(SET_UP);
    }

    /// Runs a cell and returns the text of its last value.
    String run(String cell) {
        var value = "";
        for (var rest = cell; !rest.isBlank(); ) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            value = runSnippet(next.source());
            rest = next.remaining();
        }
        return value;
    }

    private String runSnippet(String source) {
        var events = shell.eval(source);
        for (var event : events) {
            assertThat(event.exception()).as(source).isNull();
            assertThat(event.status())
                    .as(() -> source + problems(event.snippet()))
                    .isNotEqualTo(Snippet.Status.REJECTED);
        }
        return String.valueOf(events.getFirst().value());
    }

    private String problems(Snippet snippet) {
        return shell.diagnostics(snippet).map(d -> d.getMessage(null)).collect(Collectors.joining("\n", "\n", ""));
    }

    @Override
    public void close() {
        shell.close();
    }
}
