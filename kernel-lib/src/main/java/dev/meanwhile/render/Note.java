package dev.meanwhile.render;

/// Words that point to a moment or a stretch of a row.
///
/// @param at   the moment, or where the stretch begins
/// @param to   where the stretch ends; `at` for a moment
/// @param tone what they tell of
/// @param text one line
record Note(long at, long to, Tone tone, String text) {
    Note(long at, Tone tone, String text) {
        this(at, at, tone, text);
    }

    /// What a note tells of.
    enum Tone {
        WAIT,
        FAILURE,
        ORPHAN,
        WARNING;

        /// Short name, for classes in markup.
        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
