package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Source;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds timelines by hand, for tests of pictures: each call adds a span and gives its id.
///
///     var story = new Story("together", 150);
///     int user = story.operation("fetchUser", 0, 100);
///     story.waits("fetchUser", 0, 100, user);
final class Story {
    private final String name;
    private final List<Span> spans = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    Story(String name, long mainEnd) {
        this.name = name;
        add(Kind.TASK, "main", List.of(), 0, mainEnd, Outcome.FULFILLED, "", -1, -1, -1);
    }

    int operation(String name, long start, long end, Object... arguments) {
        return operationOf(0, name, start, end, arguments);
    }

    int operationOf(int task, String name, long start, long end, Object... arguments) {
        var args = java.util.Arrays.stream(arguments).map(String::valueOf).toList();
        return add(Kind.OPERATION, name, args, start, end, Outcome.FULFILLED, "", task, -1, -1);
    }

    int task(int parent, String name, long start, long end) {
        return add(Kind.TASK, name, List.of(), start, end, Outcome.FULFILLED, "", parent, -1, -1);
    }

    int busy(int task, String name, long start, long end) {
        return add(Kind.BUSY, name, List.of(), start, end, Outcome.FULFILLED, "", task, -1, -1);
    }

    int waits(String what, long start, long end, int cause) {
        return waitsIn(0, what, start, end, cause);
    }

    int waitsIn(int task, String what, long start, long end, int cause) {
        return add(Kind.WAIT, what, List.of(), start, end, Outcome.FULFILLED, "", task, cause, -1);
    }

    Story ends(int id, Outcome outcome, String detail) {
        var s = spans.get(id);
        return set(s, outcome, detail, s.abandonedAt());
    }

    Story abandoned(int id, long at) {
        var s = spans.get(id);
        return set(s, s.outcome(), s.detail(), at);
    }

    Story mark(Mark.Kind kind, long at, int span, String text) {
        marks.add(new Mark(kind, at, span, text));
        return this;
    }

    Timeline timeline() {
        return new Timeline(name, spans, marks);
    }

    private Story set(Span s, Outcome outcome, String detail, long abandonedAt) {
        spans.set(
                s.id(),
                new Span(
                        s.id(),
                        s.kind(),
                        s.name(),
                        s.arguments(),
                        s.start(),
                        s.end(),
                        outcome,
                        detail,
                        s.task(),
                        s.cause(),
                        abandonedAt,
                        s.source()));
        return this;
    }

    private int add(
            Kind kind,
            String name,
            List<String> arguments,
            long start,
            long end,
            Outcome outcome,
            String detail,
            int task,
            int cause,
            long abandonedAt) {
        int id = spans.size();
        var source = Optional.of(new Source("cell 1", 1 + id % 9));
        spans.add(new Span(id, kind, name, arguments, start, end, outcome, detail, task, cause, abandonedAt, source));
        return id;
    }
}
