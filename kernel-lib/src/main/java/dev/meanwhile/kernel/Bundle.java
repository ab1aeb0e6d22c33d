package dev.meanwhile.kernel;

import dev.meanwhile.Picture;
import dev.meanwhile.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The forms of a result that travel to the notebook together, by media type; the front end shows the richest it
/// knows.
final class Bundle {
    static final String TEXT = "text/plain";
    static final String HTML = "text/html";
    static final String SVG = "image/svg+xml";

    private final Map<String, String> forms = new LinkedHashMap<>();

    private Bundle() {}

    static Map<String, String> of(Picture picture) {
        return new Bundle()
                .with(TEXT, () -> Optional.of(picture.text()))
                .with(HTML, () -> Optional.of(picture.html()))
                .with(SVG, picture::svg)
                .forms;
    }

    static Map<String, String> of(Timeline timeline) {
        return new Bundle()
                .with(TEXT, () -> Optional.of(timeline.toString()))
                .with(HTML, () -> Optional.of(timeline.html()))
                .with(SVG, () -> Optional.of(timeline.svg()))
                .forms;
    }

    /// A form that cannot be drawn must not hide the result, so it is left out, and the text says why.
    private Bundle with(String type, Supplier<Optional<String>> form) {
        try {
            form.get().filter(content -> !content.isEmpty()).ifPresent(content -> forms.put(type, content));
        } catch (RuntimeException | LinkageError e) {
            forms.merge(TEXT, "this result could not be drawn as " + type + ": " + e, (text, why) -> text + "\n" + why);
        }
        return this;
    }
}
