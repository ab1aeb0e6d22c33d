package dev.meanwhile.render;

/// Words that point to a moment or a stretch of a row.
///
/// @param at   the moment, or where the stretch begins
/// @param to   where the stretch ends; `at` for a moment
/// @param tone what they tell of
/// @param span the span of which it tells, with its begin if it points to a stretch, else with its end; -1 for none
/// @param text one line
record Note(long at, long to, Tone tone, int span, String text) {
    Note(long at, Tone tone, int span, String text) {
        this(at, at, tone, span, text);
    }

    /// What a note tells of.
    enum Tone {
        WAIT,
        BUSY,
        FAILURE,
        ORPHAN,
        WARNING;

        /// Short name, for classes in markup.
        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
