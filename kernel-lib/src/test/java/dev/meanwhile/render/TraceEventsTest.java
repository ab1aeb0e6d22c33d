package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The rules of the trace-event format that viewers depend on.
class TraceEventsTest {
    private static List<JsonNode> events(Timeline timeline) {
        return new ArrayList<>(TimelineJson.MAPPER
                .readTree(timeline.trace())
                .get("traceEvents")
                .values());
    }

    private static String text(JsonNode event, String field) {
        return event.get(field).asString();
    }

    @Test
    void everyEventHasWhatItsPhaseNeeds() {
        for (var timeline : Stories.all().values()) {
            for (var event : events(timeline)) {
                assertThat(event.has("name") && event.has("pid") && event.has("tid") && event.has("ts"))
                        .isTrue();
                switch (text(event, "ph")) {
                    case "X" -> assertThat(event.get("dur").asLong()).isNotNegative();
                    case "b", "e", "s", "f" ->
                        assertThat(event.has("id") && event.has("cat")).isTrue();
                    case "i" -> assertThat(text(event, "s")).isIn("t", "g");
                    case "M" -> assertThat(event.has("args")).isTrue();
                    default -> throw new AssertionError("unknown phase in " + event);
                }
            }
        }
    }

    @Test
    void slicesOfAThreadNest() {
        for (var timeline : Stories.all().values()) {
            var threads = new HashMap<Long, List<JsonNode>>();
            events(timeline).stream()
                    .filter(e -> text(e, "ph").equals("X"))
                    .forEach(e -> threads.computeIfAbsent(e.get("tid").asLong(), _ -> new ArrayList<>())
                            .add(e));
            threads.values().forEach(TraceEventsTest::nest);
        }
    }

    private static void nest(List<JsonNode> slices) {
        slices.sort(Comparator.<JsonNode>comparingLong(e -> e.get("ts").asLong())
                .thenComparing(e -> -e.get("dur").asLong()));
        var open = new ArrayDeque<Long>();
        for (var slice : slices) {
            long start = slice.get("ts").asLong();
            long end = start + slice.get("dur").asLong();
            while (!open.isEmpty() && open.peek() <= start) {
                open.pop();
            }
            if (!open.isEmpty()) {
                assertThat(end).isLessThanOrEqualTo(open.peek());
            }
            open.push(end);
        }
    }

    @Test
    void operationsOverlapSoTheyAreAsynchronous() {
        var operations = events(Stories.together()).stream()
                .filter(e -> e.path("cat").asString("").equals("operation"))
                .map(e -> text(e, "ph") + " " + text(e, "name") + " "
                        + e.get("id").asInt() + " " + e.get("ts").asLong())
                .toList();
        assertThat(operations)
                .containsExactly(
                        "b fetchUser 1 0", "e fetchUser 1 100000", "b fetchPosts 2 0", "e fetchPosts 2 150000");
    }

    @Test
    void aTaskThatSettlesFlowsToTheOneThatItResumes() {
        var flows = events(Stories.tasks()).stream()
                .filter(e -> e.path("cat").asString("").equals("flow"))
                .map(e -> text(e, "ph") + " " + e.get("tid").asInt() + " "
                        + e.get("ts").asLong())
                .toList();
        assertThat(flows).containsExactly("s 5 300000", "f 1 300000", "s 1 300000", "f 0 300000");
    }
}
