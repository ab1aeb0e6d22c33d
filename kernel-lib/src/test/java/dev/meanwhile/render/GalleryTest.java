package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// Writes the gallery that the browser tests open, and looks at what can be seen without a browser.
class GalleryTest {
    private static final Path FOLDER = Path.of("../build/gallery");
    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void showsEveryScene() throws Exception {
        var scenes = Gallery.scenes();
        Gallery.write(scenes, FOLDER);
        assertThat(scenes).hasSizeGreaterThanOrEqualTo(30);
        assertThat(FOLDER.resolve("index.html")).exists();
        for (var scene : scenes) {
            assertThat(scene.picture().html().length()).as(scene.title()).isLessThan(MEGABYTE);
            assertThat(scene.picture().text().lines().count()).as(scene.title()).isLessThan(120);
        }
    }

    @Test
    void givesTheSameBytesTwice() throws Exception {
        var once = Gallery.scenes();
        var again = Gallery.scenes();
        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i).picture().html())
                    .isEqualTo(once.get(i).picture().html());
            assertThat(again.get(i).picture().svg())
                    .isEqualTo(once.get(i).picture().svg());
        }
        assertThat(new HashSet<>(once.stream().map(Gallery.Scene::name).toList()))
                .hasSameSizeAs(once);
        assertThat(Files.readString(FOLDER.resolve("index.html")))
                .doesNotContain("http://www.w3.org/1999", "src=\"http");
    }
}
