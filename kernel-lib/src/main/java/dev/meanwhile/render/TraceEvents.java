package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes Chrome trace events: one thread a task with its waits and busy stretches as nested slices, operations
/// as asynchronous slices (they overlap), marks as instants, and a flow from each task that settled to the wait
/// that it ended. A millisecond of the run is one there.
final class TraceEvents {
    private static final int PROCESS = 1;

    private final Timeline timeline;
    private final List<Map<String, Object>> events = new ArrayList<>();

    private TraceEvents(Timeline timeline) {
        this.timeline = timeline;
    }

    static String of(Timeline timeline) {
        return new TraceEvents(timeline).write();
    }

    private String write() {
        events.add(event("M", "process_name", 0, 0, Map.of("name", timeline.name())));
        for (var s : timeline.spans()) {
            switch (s.kind()) {
                case TASK -> task(s);
                case WAIT, BUSY -> slice(s, s.task());
                case OPERATION -> operation(s);
            }
        }
        timeline.marks().forEach(this::mark);
        var document = new LinkedHashMap<String, Object>();
        document.put("traceEvents", events);
        document.put("displayTimeUnit", "ms");
        document.put("otherData", Map.of("clock", timeline.isVirtual() ? "virtual" : "wall"));
        return TimelineJson.ascii(TimelineJson.MAPPER.writeValueAsString(document));
    }

    private static Map<String, Object> event(String phase, String name, int thread, long at, Map<String, ?> arguments) {
        var event = new LinkedHashMap<String, Object>();
        event.put("ph", phase);
        event.put("name", name);
        event.put("pid", PROCESS);
        event.put("tid", Math.max(0, thread));
        event.put("ts", Math.multiplyExact(at, 1000));
        if (!arguments.isEmpty()) {
            event.put("args", arguments);
        }
        return event;
    }

    private void task(Span task) {
        events.add(event("M", "thread_name", task.id(), 0, Map.of("name", Words.label(task))));
        events.add(event("M", "thread_sort_index", task.id(), 0, Map.of("sort_index", task.id())));
        slice(task, task.id());
    }

    private void slice(Span span, int thread) {
        var name = span.kind() == Kind.WAIT ? "waits for " + span.name() : span.name();
        var event = event("X", name, thread, span.start(), arguments(span));
        event.put("dur", Math.multiplyExact(span.duration(), 1000));
        event.put("cat", Words.kind(span));
        events.add(event);
        var cause = span.cause() < 0 ? null : timeline.spans().get(span.cause());
        if (span.kind() == Kind.WAIT && cause != null && cause.kind() == Kind.TASK) {
            flow("s", cause.id(), cause.end(), span.id());
            flow("f", thread, span.end(), span.id());
        }
    }

    private void flow(String phase, int thread, long at, int id) {
        var event = event(phase, "settled", thread, at, Map.of());
        event.put("cat", "flow");
        event.put("id", id);
        if (phase.equals("f")) {
            event.put("bp", "e");
        }
        events.add(event);
    }

    private void operation(Span operation) {
        for (var phase : List.of("b", "e")) {
            boolean begin = phase.equals("b");
            var event = event(
                    phase,
                    Words.label(operation),
                    operation.task(),
                    begin ? operation.start() : operation.end(),
                    begin ? arguments(operation) : Map.of());
            event.put("cat", "operation");
            event.put("id", operation.id());
            events.add(event);
        }
    }

    private static Map<String, Object> arguments(Span span) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("outcome", Words.ending(span));
        if (!span.detail().isEmpty()) {
            arguments.put("detail", span.detail());
        }
        span.source().ifPresent(s -> arguments.put("source", s.toString()));
        return arguments;
    }

    private void mark(Mark mark) {
        int thread = mark.span() < 0 ? 0 : threadOf(mark.span());
        var event = event(
                "i", mark.text(), thread, mark.at(), Map.of("kind", mark.kind().name()));
        event.put("cat", "mark");
        event.put("s", mark.kind() == Mark.Kind.VERDICT ? "g" : "t");
        events.add(event);
    }

    private int threadOf(int span) {
        var s = timeline.spans().get(span);
        return s.kind() == Kind.TASK ? s.id() : s.task();
    }
}
