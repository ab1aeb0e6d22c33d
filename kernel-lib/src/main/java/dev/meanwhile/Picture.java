package dev.meanwhile;

import java.util.Optional;

/// A result that is shown as a picture: in a terminal as text, in a notebook as HTML.
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
