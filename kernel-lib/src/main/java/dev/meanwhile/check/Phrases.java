package dev.meanwhile.check;

import static java.util.stream.Collectors.joining;

import dev.meanwhile.timeline.Span;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a report says about spans and values, always in the same words.
final class Phrases {
    private Phrases() {}

    static String started(Span span) {
        return "'" + span.name() + "' started at " + span.start() + " ms";
    }

    static String ran(Span span) {
        return "'" + span.name() + "' ran from " + span.start() + " to " + span.end() + " ms";
    }

    static String listed(List<Span> spans) {
        return spans.stream()
                .map(s -> s.name() + "(" + String.join(", ", s.arguments()) + ")")
                .collect(joining(", "));
    }

    /// `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`.
    static String names(String... operations) {
        return Stream.of(operations)
                .map(o -> "'" + o + "'")
                .collect(joining(", "))
                .replaceFirst(", ('[^']*')$", " and $1");
    }

    static String text(@Nullable Object value) {
        return Words.withoutPackages(value instanceof String s ? '"' + s + '"' : String.valueOf(value));
    }

    /// `never called`, `called once`, `called 3 times`.
    static String called(int times) {
        return switch (times) {
            case 0 -> "never called";
            case 1 -> "called once";
            default -> "called " + times + " times";
        };
    }
}
