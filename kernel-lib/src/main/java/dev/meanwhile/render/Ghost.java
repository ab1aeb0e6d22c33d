package dev.meanwhile.render;

/// What did not happen but is worth drawing beneath a row: where work could have been, or time that was saved.
///
/// @param span id of the span beneath whose row it is drawn
/// @param from in virtual milliseconds
/// @param to   in virtual milliseconds
/// @param kind what it stands for
/// @param text a few words beside it
record Ghost(int span, long from, long to, Kind kind, String text) {
    /// What a ghost stands for.
    enum Kind {
        /// Where an operation could have been in flight.
        COULD("could", "could have been", '▒'),
        /// Time by which one run was done sooner than another.
        SAVED("saved", "time saved", '┈');

        private final String id;
        private final String words;
        private final char fill;

        Kind(String id, String words, char fill) {
            this.id = id;
            this.words = words;
            this.fill = fill;
        }

        /// Short name, for classes in markup.
        String id() {
            return id;
        }

        /// What the legend says.
        String words() {
            return words;
        }

        /// The character that draws it in text.
        char fill() {
            return fill;
        }
    }
}
