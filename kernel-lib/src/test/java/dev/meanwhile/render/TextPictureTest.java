package dev.meanwhile.render;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextPictureTest {
    @Test
    void show() throws Exception {
        var dir = Files.createDirectories(Path.of("target/pictures"));
        for (var e : Stories.all().entrySet()) {
            var t = e.getValue();
            Files.writeString(dir.resolve(e.getKey() + ".txt"), t.toString());
            Files.writeString(dir.resolve(e.getKey() + ".svg"), t.svg());
            Files.writeString(dir.resolve(e.getKey() + "-dark.svg"), SvgPicture.of(t, Theme.DARK));
            Files.writeString(dir.resolve(e.getKey() + ".html"), t.html());
            Files.writeString(dir.resolve(e.getKey() + ".json"), t.json());
            Files.writeString(dir.resolve(e.getKey() + ".trace"), t.trace());
            Files.writeString(dir.resolve(e.getKey() + ".mmd"), t.mermaid());
            var back = TimelineJson.read(t.json());
            org.junit.jupiter.api.Assertions.assertEquals(t.spans(), back.spans());
            org.junit.jupiter.api.Assertions.assertEquals(t.marks(), back.marks());
        }
    }
}
