package dev.meanwhile.timeline;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.busy;
import static dev.meanwhile.Workbook.mapLimit;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.retry;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.service.Blog.fetchComments;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static dev.meanwhile.service.Blog.fetchWeather;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriticalPathTest {
    private static List<String> path(Run<?> run) {
        var spans = run.timeline().spans();
        return run.timeline().criticalPath().stream()
                .map(s -> spans.get(s.span()).name() + " " + s.from() + "–" + s.to())
                .toList();
    }

    @Test
    void sequenceIsCriticalFromEndToEnd() {
        assertThat(path(simulate(
                        "sequence", () -> await(fetchPosts(await(fetchUser()).id())))))
                .containsExactly("fetchUser 0–100", "fetchPosts 100–250");
    }

    @Test
    void theSlowerOneIsCritical() {
        assertThat(path(simulate("together", () -> await(all(fetchUser(), fetchPosts())))))
                .containsExactly("fetchPosts 0–150");
    }

    @Test
    void sleepsAndBusyStretchesAreCritical() {
        assertThat(path(simulate("alone", () -> {
                    sleep(30);
                    busy("render", 50);
                })))
                .containsExactly("sleep 0–30", "main 30–80");
    }

    @Test
    void itGoesOnInTheTaskThatWasWaitedFor() {
        assertThat(path(simulate("tasks", () -> {
                    var header = async("header", () -> {
                        var user = await(fetchUser());
                        busy("render", 70);
                        return user;
                    });
                    await(all(header, fetchWeather("Oslo")));
                })))
                .containsExactly("fetchUser 0–100", "header 100–170");
    }

    @Test
    void itGoesOnFromWhatACallbackStarted() {
        assertThat(path(simulate("limit", () -> await(mapLimit(2, List.of(1, 2, 3), i -> fetchComments(i))))))
                .containsExactly("fetchComments 0–120", "fetchComments 120–240");
    }

    @Test
    void pausesBetweenAttemptsAreCritical() {
        var broken = network().failing("fetchUser", 80, "503");
        assertThat(path(simulate("retry", broken, () -> await(retry(2, 50, () -> fetchUser())))))
                .containsExactly("fetchUser 0–80", "retry 80–130", "fetchUser 130–210");
    }

    @Test
    void itEndsWhereMainEnds() {
        assertThat(path(simulate("forgotten", () -> {
                    fetchPosts();
                    await(fetchWeather("Oslo"));
                })))
                .containsExactly("fetchWeather 0–80");
    }
}
