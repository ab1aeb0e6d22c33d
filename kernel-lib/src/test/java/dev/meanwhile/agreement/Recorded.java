package dev.meanwhile.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/// A program and what Node did with it.
///
/// @param seed     of the program
/// @param program  a hash of its JavaScript, so that a changed generator is noticed
/// @param observed in Node, line by line
record Recorded(long seed, String program, List<String> observed) {
    private static final int COUNT = 250;
    private static final String FILE = "recorded.jsonl";
    private static final JsonMapper JSON = JsonMapper.shared();

    static List<Recorded> read() {
        try (var file = Recorded.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JSON.readValue(line, Recorded.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs the first programs in Node and writes `folder/recorded.jsonl`.
    static void write(Path folder) throws IOException {
        var programs = LongStream.rangeClosed(1, COUNT)
                .mapToObj(ProgramGenerator::program)
                .toList();
        var observed = Node.observe(programs);
        Files.writeString(
                folder.resolve(FILE),
                IntStream.range(0, COUNT)
                        .mapToObj(i -> new Recorded(i + 1, hash(programs.get(i)), observed.get(i)))
                        .map(r -> JSON.writeValueAsString(r) + "\n")
                        .collect(Collectors.joining()));
    }

    boolean isOf(Program generated) {
        return program.equals(hash(generated));
    }

    private static String hash(Program program) {
        return Integer.toHexString(JavaScript.of(program).hashCode());
    }
}
