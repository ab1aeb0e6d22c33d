package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Layout.Room ROOM = new Layout.Room(40, 60, 8, 8);

    private static List<String> labels(Timeline timeline) {
        return Layout.of(timeline, ROOM).rows().stream().map(Row::label).toList();
    }

    @Test
    void rowsAreInOrderOfStartWithThoseOfATaskBeneathIt() {
        assertThat(labels(Stories.tasks()))
                .containsExactly(
                        "main", "loadPage", "header", "fetchUser", "feed", "fetchPosts(1)", "fetchComments(11)");
        assertThat(Layout.of(Stories.tasks(), ROOM).rows().stream().map(Row::depth))
                .containsExactly(0, 0, 1, 2, 1, 2, 2);
    }

    @Test
    void anArrowGoesFromEachSettlementToTheTaskThatItResumed() {
        assertThat(Layout.of(Stories.sequence(), ROOM).arrows())
                .containsExactly(new Arrow(1, 100, 0, 100, 2, false), new Arrow(2, 250, 0, 250, 4, false));
    }

    @Test
    void aFailureArrivesAtTheCaller() {
        var layout = Layout.of(Stories.fails(), ROOM);
        assertThat(layout.arrows()).containsExactly(new Arrow(1, 80, 0, 80, 3, true));
        assertThat(layout.rows().getFirst().notes())
                .contains(
                        new Note(80, Note.Tone.FAILURE, 3, "✗ the failure of a reaches main: 503 Service Unavailable"));
    }

    @Test
    void aFailureThatNobodyWaitedForArrivesWhenSomebodyLooks() {
        var story = new Story("looks late", 150);
        int user = story.operation("fetchUser", 0, 80);
        int posts = story.operation("fetchPosts", 0, 150);
        story.waits("fetchPosts", 0, 150, posts);
        var timeline = story.ends(user, Outcome.REJECTED, "503")
                .ends(0, Outcome.REJECTED, "503")
                .timeline();
        assertThat(Layout.of(timeline, ROOM).arrows())
                .containsExactly(new Arrow(1, 80, 0, 150, 0, true), new Arrow(2, 150, 0, 150, 3, false));
    }

    @Test
    void aBusyStretchLeavesNoGapAndAnIdleOneIsShown() {
        var story = new Story("computes", 100);
        story.busy(0, "render", 20, 60);
        var main = Layout.of(story.timeline(), ROOM).rows().getFirst();
        assertThat(main.stretches().stream().map(s -> s.look() + " " + s.from() + "–" + s.to()))
                .containsExactly("READY 0–20", "BUSY 20–60", "READY 60–100");
    }

    @Test
    void foldsLoseNothing() {
        for (int count : List.of(41, 100, 161, 1_000, 10_000)) {
            var layout = Layout.of(Stories.many(count), ROOM);
            int shown =
                    (int) layout.rows().stream().filter(r -> r.span() != null).count();
            int folded = layout.rows().stream()
                    .filter(r -> r.span() == null)
                    .mapToInt(r -> r.fold().spans().size())
                    .sum();
            assertThat(shown + folded).isEqualTo(count + 1).isEqualTo(layout.spans());
            assertThat(folded).isEqualTo(layout.folded());
            assertThat(layout.rows()).hasSizeLessThanOrEqualTo(41);
        }
    }

    @Test
    void failuresAreNotFolded() {
        assertThat(labels(Stories.many(2_000))).contains("fetchPosts(617)", "fetchPosts(1617)");
    }

    @Test
    void aFoldTellsHowManyAtOnceAndHowTheyEnded() {
        var fold = Fold.of(Stories.many(100).spans("fetchPosts"));
        assertThat(fold.label()).isEqualTo("fetchPosts × 100");
        assertThat(fold.most()).isEqualTo(20);
        assertThat(fold.endings()).isEqualTo("100 fulfilled");
        assertThat(fold.density(Axis.of(500, 8, Clocks.VIRTUAL), 5)).containsExactly(20, 20, 20, 20, 20);
    }

    @Test
    void shortStretchesAreDrawnTogether() {
        var story = new Story("chain", 10_000);
        for (int i = 0; i < 10_000; i++) {
            story.waits("step", i, i + 1, -1);
        }
        var main = Layout.of(story.timeline(), ROOM).rows().getFirst();
        assertThat(main.stretches()).hasSizeBetween(30, 120);
        assertThat(main.stretches().stream().mapToInt(Stretch::many).sum()).isEqualTo(10_000);
        assertThat(main.notes().stream().map(Note::text)).containsExactly("10,000 waits");
    }
}
