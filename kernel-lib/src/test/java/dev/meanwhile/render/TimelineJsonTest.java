package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Source;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TimelineJsonTest {
    @Test
    void everyStoryIsReadBackWithoutLoss() {
        for (var timeline : Stories.all().values()) {
            var saved = timeline.json().getBytes(StandardCharsets.UTF_8);
            var back = TimelineJson.read(new String(saved, StandardCharsets.UTF_8));
            assertThat(back.name()).isEqualTo(timeline.name());
            assertThat(back.spans()).isEqualTo(timeline.spans());
            assertThat(back.marks()).isEqualTo(timeline.marks());
        }
    }

    @Test
    void aMissingSourceStaysMissing() {
        var span = Stories.sequence().spans().getFirst();
        var bare = new Span(
                0, span.kind(), "main", List.of(), 0, 5, span.outcome(), "", -1, -1, -1, Optional.<Source>empty());
        var timeline = new Timeline("bare", List.of(bare), List.of());
        assertThat(TimelineJson.read(timeline.json()).spans()).containsExactly(bare);
    }

    @Test
    void theSchemaNamesEveryField() throws Exception {
        try (var in = TimelineJson.class.getResourceAsStream("timeline.schema.json")) {
            var schema = TimelineJson.MAPPER.readTree(in);
            var properties = schema.get("properties");
            assertThat(properties.propertyNames()).containsExactlyElementsOf(components(TimelineJson.Document.class));
            assertThat(required(schema)).containsExactly("format", "version", "name", "spans", "marks");
            assertThat(required(properties.get("spans").get("items")))
                    .containsExactlyElementsOf(components(Span.class));
            assertThat(required(properties.get("marks").get("items")))
                    .containsExactlyElementsOf(components(Mark.class));
        }
    }

    private static List<String> required(JsonNode schema) {
        return schema.get("required").values().stream().map(JsonNode::asString).toList();
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList();
    }

    @Test
    void theWallClockIsNamedAndTheVirtualOneIsUnderstood() {
        var spans = Stories.sequence().spans();
        var real = new Timeline("real", spans, List.of(), false);
        assertThat(real.json()).contains("\"clock\" : \"wall\"");
        assertThat(TimelineJson.read(real.json()).isVirtual()).isFalse();
        var simulated = new Timeline("simulated", spans, List.of());
        assertThat(simulated.json()).doesNotContain("clock");
        assertThat(TimelineJson.read(simulated.json()).isVirtual()).isTrue();
        assertThatThrownBy(() -> TimelineJson.read(real.json().replace("wall", "sun")))
                .hasMessage("clock must be 'wall' or left out, but was 'sun'");
    }

    @Test
    void whatIsNoTimelineIsRefused() {
        assertThatThrownBy(() -> TimelineJson.read("{\"format\": \"other\", \"version\": 1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format must be 'meanwhile-timeline', but was 'other'");
        assertThatThrownBy(() -> TimelineJson.read("{\"format\": \"meanwhile-timeline\", \"version\": 2}"))
                .hasMessage("version must be from 1 to 1, but was 2; use a newer release");
        assertThatThrownBy(() -> TimelineJson.read("{\"format\": \"meanwhile-timeline\", \"version\": 1}"))
                .hasMessage("timeline must have name, spans and marks, but one is missing");
        assertThatThrownBy(() -> TimelineJson.read("["))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("timeline must be JSON of the format 'meanwhile-timeline', but was not: ");
    }
}
