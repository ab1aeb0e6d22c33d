package dev.meanwhile;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.compare;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.predict;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Run<?> sequence = simulate("sequence", () -> {
        await(fetchUser());
        await(fetchPosts());
    });
    private final Run<?> together = simulate("together", () -> await(all(fetchUser(), fetchPosts())));

    @Test
    void tellsWhatWasSavedAndWhatStartedEarlier() {
        var comparison = compare(sequence, together);
        assertThat(comparison.saved()).isEqualTo(100);
        assertThat(comparison.sentence())
                .isEqualTo(
                        "'together' is done 100 ms sooner than 'sequence': fetchPosts starts at 0 ms, not at 100 ms.");
        assertThat(comparison.text()).contains("100 ms sooner").contains(comparison.sentence());
    }

    @Test
    void tellsWhatTookLess() {
        var slow = simulate("slow", network().latency("fetchPosts", 400), () -> await(all(fetchUser(), fetchPosts())));
        assertThat(compare(slow, together).sentence())
                .isEqualTo("'together' is done 250 ms sooner than 'slow': fetchPosts takes 150 ms, not 400 ms.");
    }

    @Test
    void tellsWhatWasLeftOutAndWhatFailed() {
        var less = simulate("less", () -> await(fetchUser()));
        assertThat(compare(sequence, less).sentence())
                .isEqualTo("'less' is done 150 ms sooner than 'sequence': fetchPosts is not called.");
        var failing = simulate("failing", network().failing("fetchUser", 80, "503"), () -> await(fetchUser()));
        assertThat(compare(failing, sequence).sentence())
                .isEqualTo("'failing' is done 170 ms sooner than 'sequence': it fails at 80 ms.");
    }

    @Test
    void equalAndSingleRunsAndNone() {
        assertThat(compare(sequence).sentence()).isEqualTo("It takes 250 ms.");
        assertThat(compare(together, simulate("posts", () -> await(fetchPosts())))
                        .sentence())
                .isEqualTo("All take 150 ms.");
        assertThatThrownBy(() -> compare())
                .hasMessage("runs must be at least one, but were none; write compare(run1, run2)");
    }

    @Test
    void predictionDrawsTheGuess() {
        var run = simulate("user", () -> await(fetchUser()));
        assertThat(predict(80, run).text())
                .contains("your guess: 80 ms")
                .contains("It took 100 ms, 20 ms more than you predicted (80 ms). What did you not expect?");
    }

    @Test
    void withoutAPredictionNothingIsGivenAway() {
        var prediction = predict(0, simulate("user", () -> await(fetchUser())));
        assertThat(prediction.text())
                .isEqualTo("Your prediction is still 0 ms. Put your own number in its place, then run the cell again.");
        assertThat(prediction.html()).doesNotContain("100").doesNotContain("fetchUser");
        assertThat(prediction.svg()).isEmpty();
        assertThat(predict(0, simulate("nothing", () -> 1)).verdict()).isEqualTo("You predicted 0 ms, and so it is.");
        assertThatThrownBy(() -> predict(-1, together))
                .hasMessage("a prediction must be 0 or more milliseconds, but was -1");
    }
}
