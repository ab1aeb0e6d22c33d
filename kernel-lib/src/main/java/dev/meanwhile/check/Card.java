package dev.meanwhile.check;

import java.util.List;

/// What the course knows about one exercise.
///
/// @param id       the number of the lesson and of the exercise in it, like `01-2`
/// @param lesson   number and title of the lesson
/// @param title    what the exercise is called
/// @param hints    each stronger than the one before
/// @param solution the worked solution as code; empty if there is none
record Card(String id, String lesson, String title, List<String> hints, String solution) {

    Card {
        hints = List.copyOf(hints);
    }

    /// For a test that belongs to no lesson.
    static Card unknown(String id, String title) {
        return new Card(id, "", title, List.of(), "");
    }

    /// Number and title, as a heading.
    String heading() {
        return lesson.isEmpty() ? title : id + " " + title;
    }
}
