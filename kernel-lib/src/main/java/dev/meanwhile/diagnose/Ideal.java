package dev.meanwhile.diagnose;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws the schedule that the data dependencies alone allow.
final class Ideal {
    private Ideal() {}

    static Timeline timeline(String name, Observation seen, Map<String, Long> starts) {
        long end = starts.getOrDefault(Schedule.END, seen.end());
        var spans = new ArrayList<Span>();
        spans.add(span(0, Kind.TASK, "main", List.of(), 0, end, -1));
        seen.operations().entrySet().stream()
                .sorted(Comparator.comparingLong(e -> starts.getOrDefault(e.getKey(), 0L)))
                .forEach(e -> {
                    var call = e.getValue();
                    long start = starts.getOrDefault(e.getKey(), call.start());
                    spans.add(span(
                            spans.size(),
                            Kind.OPERATION,
                            call.name(),
                            call.arguments(),
                            start,
                            start + call.duration(),
                            0));
                });
        return new Timeline(name + ", as its data allow", spans, List.of());
    }

    private static Span span(int id, Kind kind, String name, List<String> arguments, long start, long end, int task) {
        return new Span(id, kind, name, arguments, start, end, Outcome.FULFILLED, "", task, -1, -1, Optional.empty());
    }
}
