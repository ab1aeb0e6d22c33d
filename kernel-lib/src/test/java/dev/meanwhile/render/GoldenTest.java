package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every kind of picture of every story is the same to the byte as the one that is kept. After a wanted change,
/// `./mvnw test -Dtest=GoldenTest -Dgolden.update=true` keeps the new ones; look at the difference before
/// committing it.
class GoldenTest {
    private static final Path KEPT = Path.of("src/test/resources/dev/meanwhile/render/golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    Stream<DynamicTest> picturesAreTheSameToTheByte() {
        return Stories.all().entrySet().stream()
                .flatMap(story -> forms().entrySet().stream()
                        .filter(form -> !story.getKey().equals("many")
                                || form.getKey().equals("txt")) // its other forms are large
                        .map(form -> DynamicTest.dynamicTest(
                                story.getKey() + "." + form.getKey(),
                                () -> same(
                                        story.getKey() + "." + form.getKey(),
                                        () -> form.getValue().apply(story.getValue())))));
    }

    @TestFactory
    Stream<DynamicTest> drawingsAreTheSameToTheByte() {
        return Stories.drawings().entrySet().stream()
                .flatMap(d -> Stream.of(
                        drawing(d.getKey() + ".txt", () -> d.getValue().text() + "\n"),
                        drawing(d.getKey() + ".svg", () -> d.getValue().svg()),
                        drawing(d.getKey() + "-dark.svg", () -> d.getValue().svg(Theme.DARK)),
                        drawing(
                                d.getKey() + ".html",
                                () -> withoutResources(d.getValue().html()))));
    }

    private static DynamicTest drawing(String file, Supplier<String> picture) {
        return DynamicTest.dynamicTest(file, () -> same(file, picture));
    }

    private static String withoutResources(String html) {
        return html.replace(Resources.STYLE, "").replace(Resources.SCRIPT, "");
    }

    private static Map<String, Function<Timeline, String>> forms() {
        var forms = new LinkedHashMap<String, Function<Timeline, String>>();
        forms.put("txt", t -> t + "\n");
        forms.put("svg", Timeline::svg);
        forms.put("html", t -> withoutResources(t.html()));
        forms.put("json", Timeline::json);
        forms.put("trace", Timeline::trace);
        forms.put("mmd", Timeline::mermaid);
        return forms;
    }

    private static void same(String file, Supplier<String> form) throws IOException {
        var picture = form.get();
        assertThat(form.get()).isEqualTo(picture);
        if (UPDATE) {
            Files.createDirectories(KEPT);
            Files.writeString(KEPT.resolve(file), picture);
        }
        assertThat(picture).isEqualTo(Files.readString(KEPT.resolve(file)));
    }
}
