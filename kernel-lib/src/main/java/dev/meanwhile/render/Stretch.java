package dev.meanwhile.render;

import dev.meanwhile.timeline.Span;
import org.jspecify.annotations.Nullable;

/// A piece of a row that looks the same from end to end.
///
/// @param look what it shows
/// @param from in virtual milliseconds
/// @param to   in virtual milliseconds
/// @param span the span that it is a part of; none if it stands for several that are too short to be drawn
/// @param many how many spans it stands for
record Stretch(Look look, long from, long to, @Nullable Span span, int many) {
    Stretch(Look look, long from, long to, Span span) {
        this(look, from, to, span, 1);
    }

    long duration() {
        return to - from;
    }
}
