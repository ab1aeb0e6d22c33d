package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The pictures that the documents show, in `docs/pictures`, are those that the code of the gallery gives.
/// After a wanted
/// change, `./mvnw test -Dtest=ReadmePicturesTest -Dgolden.update=true` writes the new ones.
class ReadmePicturesTest {
    private static final Path FOLDER = Path.of("../docs/pictures");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    Stream<DynamicTest> picturesAreThoseThatTheCodeGives() {
        return Stream.of(
                        new Picture("sequence", (Run<?>) GalleryScenes.sequence()),
                        new Picture("together", (Run<?>) GalleryScenes.together()),
                        new Picture("fails", (Run<?>) GalleryScenes.allFails()))
                .flatMap(p -> Stream.of(
                        test(p.name() + ".svg", Drawing.of(p.run().timeline()).svg(Theme.LIGHT)),
                        test(
                                p.name() + "-dark.svg",
                                Drawing.of(p.run().timeline()).svg(Theme.DARK)),
                        test(p.name() + ".txt", p.run() + "\n")));
    }

    private record Picture(String name, Run<?> run) {}

    private static DynamicTest test(String file, String content) {
        return DynamicTest.dynamicTest(file, () -> same(FOLDER.resolve(file), content));
    }

    private static void same(Path file, String content) throws IOException {
        if (UPDATE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, content);
        }
        assertThat(content).isEqualTo(Files.readString(file));
    }
}
