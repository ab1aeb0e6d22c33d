package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of the picture: the lane of a task, an operation, or many of both folded into one.
///
/// @param span      the task or operation; none for a fold
/// @param fold      the spans that are folded here; none for a single one
/// @param depth     how deep it is nested in tasks below `main`, for indentation
/// @param stretches from left to right
/// @param notes     in order of time
/// @param ghosts    what did not happen, drawn beneath it
record Row(
        @Nullable Span span,
        @Nullable Fold fold,
        int depth,
        List<Stretch> stretches,
        List<Note> notes,
        List<Ghost> ghosts) {
    private static final int DEEPEST = 6;

    Row {
        stretches = List.copyOf(stretches);
        notes = List.copyOf(notes);
        ghosts = List.copyOf(ghosts);
    }

    /// How many steps its label is indented.
    int indent() {
        return Math.min(DEEPEST, depth);
    }

    String label() {
        return span != null ? Words.label(span) : fold().label();
    }

    /// The one span, or those that are folded.
    List<Span> spans() {
        return span != null ? List.of(span) : fold().spans();
    }

    /// Whether it is the lane of a task.
    boolean lane() {
        return span != null && span.kind() == Kind.TASK;
    }

    long from() {
        return span != null ? span.start() : fold().from();
    }

    long to() {
        return span != null ? span.end() : fold().to();
    }

    /// The fold of a row that has no span.
    @Override
    public Fold fold() {
        if (fold == null) {
            throw new IllegalStateException("row is not a fold; use its span");
        }
        return fold;
    }
}
