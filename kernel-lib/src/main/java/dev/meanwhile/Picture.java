package dev.meanwhile;

import java.util.Optional;

/// A result that kernels show as a picture, and terminals as text.
public interface Picture {
    /// For a terminal.
    String text();

    /// A self-contained HTML fragment.
    String html();

    /// A stand-alone SVG document, if there is one.
    default Optional<String> svg() {
        return Optional.empty();
    }
}
