package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Timeline;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sequence|fetchPosts started only after fetchUser had ended; 250 ms in all.",
                "together|fetchUser and fetchPosts were in flight at the same time (250 ms one after the other);"
                        + " 150 ms in all.",
                "fails|a and b were in flight at the same time (230 ms one after the other); main failed at 80 ms: 503"
                        + " Service Unavailable; b ran on to 150 ms though nobody waited for it; main was done at 80 ms,"
                        + " everything at 150 ms.",
                "busy|render × 2 held the one thread for 160 ms; 160 ms in all.",
                "tasks|3 operations, at most 2 at the same time; 300 ms in all.",
                "deadlock|fetchUser took 150 ms; deadlock at 150 ms: 2 tasks wait for ever; 150 ms in all.",
                "unhandled|fetchUser and fetchPosts were in flight at the same time (230 ms one after the other); main"
                        + " failed at 150 ms: 503 Service Unavailable; one rejection was unhandled; 150 ms in all.",
                "instants|no operation took any time; 0 ms in all.",
                "hours|3 operations, at most 2 at the same time; 7 h 30 min in all.",
                "many|10,000 operations, at most 20 at the same time; 50,000 ms in all.",
                "empty|Nothing happened.",
            })
    void saysTheEssential(String story, String caption) {
        assertThat(Caption.of(Stories.all().get(story))).isEqualTo(caption);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void comparesByWhenTheyWereDone(int order) {
        List<Timeline> timelines = order == 1
                ? List.of(Stories.sequence(), Stories.together())
                : List.of(Stories.together(), Stories.sequence());
        assertThat(Caption.compared(timelines))
                .isEqualTo("together was done at 150 ms and one after the other was done at 250 ms.");
    }
}
