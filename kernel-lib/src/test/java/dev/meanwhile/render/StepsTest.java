package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static List<String> told(Timeline timeline) {
        return Steps.of(timeline).stream().map(s -> s.at() + " " + s.text()).toList();
    }

    @Test
    void whatEndsResumesWhoWaits() {
        assertThat(told(Stories.sequence()))
                .containsExactly(
                        "0 main begins",
                        "0 main calls fetchUser",
                        "0 main waits for fetchUser",
                        "100 fetchUser is fulfilled: User[id=1, name=Ada]",
                        "100 main goes on",
                        "100 • main: user is Ada",
                        "100 main calls fetchPosts(1)",
                        "100 main waits for fetchPosts",
                        "250 fetchPosts(1) is fulfilled",
                        "250 main goes on",
                        "250 main is done");
    }

    @Test
    void aFailureReachesTheCallerBeforeItFails() {
        assertThat(told(Stories.fails()))
                .containsExactly(
                        "0 main begins",
                        "0 main calls a",
                        "0 main calls b",
                        "0 main waits for all of a, b",
                        "80 a is rejected: 503 Service Unavailable",
                        "80 the failure reaches main: 503 Service Unavailable",
                        "80 main fails: 503 Service Unavailable",
                        "80 nobody waits for b any more",
                        "150 b is fulfilled");
    }

    @Test
    void aTaskRunsAtOnceUntilItParks() {
        assertThat(told(Stories.tasks()))
                .startsWith(
                        "0 main begins",
                        "0 main starts loadPage",
                        "0 loadPage starts header",
                        "0 header calls fetchUser",
                        "0 header waits for fetchUser",
                        "0 loadPage starts feed",
                        "0 feed calls fetchPosts(1)",
                        "0 feed waits for fetchPosts",
                        "0 loadPage waits for all of header, feed",
                        "0 main waits for loadPage")
                .endsWith(
                        "300 feed has finished render feed",
                        "300 feed is done",
                        "300 loadPage goes on",
                        "300 loadPage is done",
                        "300 main goes on",
                        "300 main is done");
    }

    @Test
    void whatNeverEndsIsNotSaidToEnd() {
        assertThat(told(Stories.deadlock()))
                .contains(
                        "0 worker waits for a permit of Semaphore, for ever",
                        "150 ■ deadlock at 150 ms: 2 tasks wait for ever")
                .noneMatch(s -> s.contains("worker is done") || s.contains("worker goes on"));
    }

    @Test
    void everySpanBeginsOnceAndEndsAtMostOnce() {
        for (var timeline : Stories.all().values()) {
            for (var span : timeline.spans()) {
                assertThat(count(timeline, span.id(), Steps.What.BEGIN))
                        .as(span.name())
                        .isEqualTo(1);
                assertThat(count(timeline, span.id(), Steps.What.END))
                        .as(span.name())
                        .isLessThanOrEqualTo(1);
                if (timeline.spans().size() > 100) {
                    break;
                }
            }
            assertThat(Steps.of(timeline)).isSortedAccordingTo((a, b) -> Long.compare(a.at(), b.at()));
        }
    }

    private static long count(Timeline timeline, int span, Steps.What what) {
        return Steps.of(timeline).stream()
                .filter(s -> s.span() == span && s.what() == what)
                .count();
    }
}
