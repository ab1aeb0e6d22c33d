package dev.meanwhile.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// All exercises of the course, as the lesson sources give them.
final class Cards {
    private static final String FILE = "exercises.json";
    private static final List<Card> ALL = read();

    private Cards() {}

    /// In the order of the lessons.
    static List<Card> all() {
        return ALL;
    }

    /// The exercise that a test class belongs to.
    static Card of(Class<?> testClass) {
        var exercise = testClass.getAnnotation(Exercise.class);
        var id = exercise == null ? testClass.getSimpleName() : exercise.value();
        return ALL.stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .orElseGet(() -> Card.unknown(id, Words.ofClass(testClass.getSimpleName())));
    }

    private static List<Card> read() {
        try (var in = Cards.class.getResourceAsStream(FILE)) {
            return in == null ? List.of() : List.copyOf(Arrays.asList(new JsonMapper().readValue(in, Card[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
