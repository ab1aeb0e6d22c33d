package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingTest {
    @Test
    void severalShareOneAxis() {
        var layouts = Drawing.of(Stories.sequence()).beside(Stories.together()).layouts(new Layout.Room(40, 60, 8, 8));
        assertThat(layouts).extracting(l -> l.axis().length()).containsExactly(250L, 250L);
    }

    @Test
    void theTimeSavedIsMarkedOnTheFasterOne() {
        var layouts = Drawing.of(Stories.sequence()).beside(Stories.together()).layouts(new Layout.Room(40, 60, 8, 8));
        assertThat(layouts.get(0).rows().getFirst().ghosts()).isEmpty();
        assertThat(layouts.get(1).rows().getFirst().ghosts())
                .containsExactly(new Ghost(0, 150, 250, Ghost.Kind.SAVED, "100 ms sooner"));
    }

    @Test
    void differentOutcomesOfOneThingSaveNothing() {
        var text = Drawing.of(List.of(Stories.sequence(), Stories.together()))
                .outcomes(List.of("returned posts", "returned user"))
                .text();
        assertThat(text).contains("returned posts:", "returned user:").doesNotContain("sooner");
    }

    @Test
    void theAxisIsLongEnoughForTheGuess() {
        var drawing = Drawing.of(Stories.together()).guess(400);
        assertThat(drawing.text()).contains("▼ your guess: 400 ms");
        assertThat(drawing.duration()).isEqualTo(400);
        assertThat(Drawing.of(Stories.together()).guess(-5).duration()).isEqualTo(150);
    }

    @Test
    void whatCouldHaveBeenIsDrawnBeneath() {
        var text = Drawing.of(Stories.sequence())
                .could(3, 0, "could start at 0 ms")
                .text();
        assertThat(text).contains("▒ could start at 0 ms", "▒▒ could have been");
    }

    @Test
    void thereMustBeSomethingToDraw() {
        assertThatThrownBy(() -> Drawing.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timelines must be at least one, but were none");
    }

    @Test
    void manyTimelinesShareTheRoom() {
        var drawing = Drawing.of(
                IntStream.range(0, 8).mapToObj(_ -> Stories.many(200)).toList());
        assertThat(drawing.text().lines().count()).isLessThan(200);
        assertThat(drawing.html().length()).isLessThan(1024 * 1024);
    }

    @Test
    void twoHundredThousandOperationsAreStillAPicture() {
        var timeline = Stories.many(200_000);
        assertThat(timeline.toString().lines().count()).isLessThan(80);
        assertThat(timeline.html().length()).isLessThan(1024 * 1024);
        assertThat(timeline.svg().length()).isLessThan(1024 * 1024);
    }
}
