package dev.meanwhile;

import java.util.Optional;

/// Something that a kernel shows as a picture and a terminal as text.
public interface Picture {
    /// The picture for a terminal, without a trailing line end.
    String text();

    /// A self-contained HTML fragment.
    String html();

    /// A stand-alone SVG document, if there is one.
    default Optional<String> svg() {
        return Optional.empty();
    }
}
