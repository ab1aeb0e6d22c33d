package dev.meanwhile.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgressFileTest {
    @TempDir
    private Path folder;

    @Test
    void theFileIsSmallAndReadable() throws IOException {
        var file = ProgressFile.at(folder.resolve("a/progress.json"));
        file.change("01-2", Standing::pass);
        file.change("01-1", Standing::miss);
        assertThat(folder.resolve("a/progress.json")).content().isEqualToNormalizingNewlines("""
            {
              "exercises" : {
                "01-1" : {
                  "passed" : false,
                  "misses" : 1,
                  "solutionShown" : false
                },
                "01-2" : {
                  "passed" : true,
                  "misses" : 0,
                  "solutionShown" : false
                }
              }
            }\
            """);
        assertThat(file.takeMessages()).isEmpty();
    }

    @Test
    void nothingElseIsLeftBesideIt() throws IOException {
        var path = folder.resolve("progress.json");
        ProgressFile.at(path).change("01-1", Standing::pass);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("progress.json", "progress.json.lock");
        }
    }

    @Test
    void changesOfSomebodyElseAreSeen() throws IOException {
        var path = folder.resolve("progress.json");
        var file = ProgressFile.at(path);
        file.change("01-1", Standing::miss);
        Files.writeString(path, Files.readString(path).replace("\"misses\" : 1", "\"misses\" : 7"));
        assertThat(file.standings()).isEqualTo(Map.of("01-1", new Standing(false, 7, false)));
        assertThat(file.change("01-1", Standing::miss)).isEqualTo(new Standing(false, 8, false));
    }

    @Test
    void aDamagedFileIsSetAside() throws IOException {
        for (var damage :
                List.of("{\"exercises\" : {\"01-1\" :", "", "null", "[]", "{\"exercises\":{\"01-1\":null}}")) {
            var path = Files.createTempDirectory(folder, "d").resolve("progress.json");
            Files.writeString(path, damage);
            var file = ProgressFile.at(path);
            assertThat(file.change("01-1", Standing::pass)).as(damage).isEqualTo(new Standing(true, 0, false));
            assertThat(file.takeMessages())
                    .containsExactly(
                            "Your progress file was damaged. It is kept as 'progress.json.damaged'; a new one has"
                                    + " begun.");
            assertThat(file.takeMessages()).isEmpty();
            assertThat(path.resolveSibling("progress.json.damaged")).hasContent(damage);
        }
    }

    @Test
    void aSecondDamagedFileDoesNotReplaceTheFirst() throws IOException {
        var path = folder.resolve("progress.json");
        Files.writeString(path, "first");
        ProgressFile.at(path).change("01-1", Standing::pass);
        Files.writeString(path, "second");
        ProgressFile.at(path).change("01-1", Standing::pass);
        assertThat(folder.resolve("progress.json.damaged")).hasContent("first");
        assertThat(folder.resolve("progress.json.damaged-2")).hasContent("second");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedOnce() throws IOException {
        var notAFolder = Files.writeString(folder.resolve("file"), "");
        var file = ProgressFile.at(notAFolder.resolve("progress.json"));
        assertThat(file.change("01-1", Standing::miss)).isEqualTo(new Standing(false, 1, false));
        assertThat(file.change("01-1", Standing::pass)).isEqualTo(new Standing(true, 1, false));
        assertThat(file.standings()).isEqualTo(Map.of("01-1", new Standing(true, 1, false)));
        assertThat(file.takeMessages())
                .containsExactly("Your progress cannot be saved in '" + notAFolder.resolve("progress.json")
                        + "'. It is kept until this kernel ends.");
        file.change("01-1", Standing::miss);
        assertThat(file.takeMessages()).isEmpty();
    }

    @Test
    void severalKernelsLoseNothing() throws IOException, InterruptedException {
        var path = folder.resolve("progress.json");
        var kernels = new ArrayList<Process>();
        for (int i = 0; i < 3; i++) {
            kernels.add(kernel(path));
        }
        Counting.main(path.toString());
        for (var kernel : kernels) {
            assertThat(kernel.waitFor()).isZero();
        }
        assertThat(ProgressFile.at(path).standings()).isEqualTo(Map.of("01-1", new Standing(false, 400, false)));
        assertThat(ProgressFile.at(path).takeMessages()).isEmpty();
    }

    private static Process kernel(Path path) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Counting.class.getName(), path.toString())
                .inheritIO()
                .start();
    }

    /// What each kernel does.
    static final class Counting {
        private Counting() {}

        public static void main(String... args) {
            for (int i = 0; i < 100; i++) {
                ProgressFile.at(Path.of(args[0])).change("01-1", Standing::miss);
            }
        }
    }
}
