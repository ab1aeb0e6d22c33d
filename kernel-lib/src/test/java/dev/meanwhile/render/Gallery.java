package dev.meanwhile.render;

import dev.meanwhile.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Writes a page with all [GalleryScenes] in both themes. `./mvnw test -Dtest=GalleryTest` writes it to
/// `build/gallery/index.html`.
final class Gallery {
    private static final Path SCENES = Path.of("src/test/java/dev/meanwhile/render/GalleryScenes.java");
    private static final Pattern SCENE =
            Pattern.compile("    /// (.+)\\R    static Picture (\\w+)\\(\\) \\{\\R((?:        .*\\R|\\R)+)    \\}");
    private static final String STYLE = """
            <style>
            body{max-width:1240px;margin:0 auto!important;padding:12px;font:15px/1.5 system-ui,sans-serif}
            .themes>div{padding:6px}
            .themes>[data-jp-theme-light=true]{background:#fff;color:#000}
            .themes>[data-jp-theme-light=false]{background:#111;color:#fff}
            section>pre{overflow-x:auto;background:light-dark(#f4f4f4,#1e1e1e);padding:8px 12px}
            .text pre{font:12px/1.25 "DejaVu Sans Mono",monospace;overflow-x:auto}
            .text{margin:6px 0}
            </style>
            """;

    /// One scene.
    ///
    /// @param title   its heading
    /// @param name    of its method
    /// @param code    what is in its method
    /// @param picture what it gives
    record Scene(String title, String name, String code, Picture picture) {}

    private Gallery() {}

    /// All scenes, in the order in which they are written.
    static List<Scene> scenes() throws IOException, ReflectiveOperationException {
        var scenes = new ArrayList<Scene>();
        var source = SCENE.matcher(Files.readString(SCENES));
        while (source.find()) {
            var method = GalleryScenes.class.getDeclaredMethod(source.group(2));
            var code = source.group(3).stripTrailing().stripIndent();
            scenes.add(new Scene(source.group(1), source.group(2), code, (Picture) method.invoke(null)));
        }
        return scenes;
    }

    /// Writes the page, and each picture as a file of its own.
    static void write(List<Scene> scenes, Path folder) throws IOException {
        Files.createDirectories(folder);
        var page = new Markup();
        page.raw(STYLE).leaf("h1", "Gallery of timelines").newline();
        for (var scene : scenes) {
            page.open("section").leaf("h2", scene.title()).newline();
            page.open("pre", "tabindex", 0, "aria-label", "Code");
            scene.code().lines().forEach(l -> page.text(l).newline());
            page.close().newline().open("div", "class", "themes");
            for (var light : List.of(true, false)) {
                page.open("div", "data-jp-theme-light", light)
                        .raw(scene.picture().html())
                        .close();
            }
            page.close().open("details", "class", "text").leaf("summary", "as text");
            page.open("pre", "tabindex", 0, "aria-label", "Picture as text");
            scene.picture().text().lines().forEach(l -> page.text(l).newline());
            page.close().close().close().newline();
            var picture = scene.picture();
            Files.writeString(
                    folder.resolve(scene.name() + ".svg"), picture.svg().orElse(""));
            Files.writeString(folder.resolve(scene.name() + ".html"), HtmlPage.of(scene.title(), picture.html()));
            Files.writeString(folder.resolve(scene.name() + ".txt"), picture.text() + "\n");
        }
        Files.writeString(folder.resolve("index.html"), HtmlPage.of("Gallery of timelines", page.toString()));
    }
}
