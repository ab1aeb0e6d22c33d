package lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A lesson source as tests need it; CONTRIBUTING.md says how it looks.
record Lesson(String name, List<Cell> cells, List<WrongAnswer> wrongAnswers) {
    private static final Path FOLDER = Path.of("../notebooks/lessons");
    private static final Pattern CODE = Pattern.compile("(?ms)^```java *([^\\n]*)\\n(.*?)^```$");
    private static final Pattern WRONG =
            Pattern.compile("(?ms)^## (\\S+) ([^\\n]+)\\n+```java\\n(.*?)^```\\n+> ([^:]+): ([^\\n]+)$");

    private static final Pattern DECLARATION = Pattern.compile(
            "\\A(?:import .*|(?:class|record|interface) .*|[\\w<>,\\[\\] ]+ \\w+\\([^=]*\\)[^=]*\\{)\\n");

    /// @param options what stands behind the language
    record Cell(String options, String text) {
        boolean is(String kind, String exercise) {
            return options.contains("grade_id=\"" + kind + "-" + exercise + "\"");
        }

        String stub() {
            return text.replaceAll("(?ms)^ *// BEGIN SOLUTION$.*?^ *// END SOLUTION\\n", "")
                    .replace("// STUB: ", "");
        }

        String solution() {
            return text.lines().filter(line -> !line.strip().startsWith("// ")).collect(Collectors.joining("\n"));
        }
    }

    /// @param verdict which verdict must be in the report
    /// @param message what else must be in it
    record WrongAnswer(String exercise, String what, String code, String verdict, String message) {
        @Override
        public String toString() {
            return exercise + " " + what;
        }
    }

    static Stream<Lesson> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.matches("\\d\\d-[^.]+\\.md"))
                    .sorted()
                    .map(f -> read(f.replace(".md", "")))
                    .toList()
                    .stream();
        }
    }

    private static Lesson read(String name) {
        return new Lesson(
                name,
                matches(CODE, name + ".md")
                        .filter(m -> !m.group(1).contains(".noeval"))
                        .map(m -> new Cell(m.group(1), m.group(2)))
                        .toList(),
                matches(WRONG, name + ".wrong.md")
                        .map(m -> new WrongAnswer(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5)))
                        .toList());
    }

    private static Stream<MatchResult> matches(Pattern pattern, String file) {
        try {
            return pattern.matcher(Files.readString(FOLDER.resolve(file))).results();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<String> exercises() {
        return cells.stream()
                .map(Cell::options)
                .filter(o -> o.contains("grade_id=\"ex-"))
                .map(o -> o.replaceFirst("(?s).*grade_id=\"ex-([^\"]+)\".*", "$1"))
                .toList();
    }

    /// Cells that only declare what the exercises of the lesson build on.
    List<Cell> declarations() {
        return cells.stream()
                .filter(c -> !c.options().contains("grade_id"))
                .filter(c -> DECLARATION.matcher(c.text()).find())
                .toList();
    }

    Cell exercise(String exercise) {
        return cells.stream().filter(c -> c.is("ex", exercise)).findFirst().orElseThrow();
    }

    Cell test(String exercise) {
        return cells.stream().filter(c -> c.is("test", exercise)).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
