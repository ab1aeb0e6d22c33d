package dev.meanwhile;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.compare;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.predict;
import static dev.meanwhile.Workbook.real;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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

    @Test
    void simulatedAndRealRunsAgree() {
        var real = real("together", () -> await(all(fetchUser(), fetchPosts())));
        var comparison = compare(together, real);
        assertThat(comparison.agreements())
                .extracting(Agreement::what)
                .containsExactly("together", "fetchUser", "fetchPosts");
        assertThat(comparison.agreements())
                .allSatisfy(a -> assertThat(a.error()).isBetween(0.0, 10.0)); // nothing is early
        assertThat(comparison.sentence())
                .startsWith("'together': the model says 150 ms, the clock " + real.duration() + " ms, ");
        assertThat(comparison.text())
                .contains("together (simulated): 150 virtual ms")
                .contains("together (real): " + real.duration() + " ms on the wall clock")
                .doesNotContain("sooner");
    }

    @Test
    void howFarRealRunsAreFromTheModelInWords() {
        var whole = new Agreement("page", 150, 153);
        var user = new Agreement("fetchUser", 100, 104);
        assertThat(Agreement.sentence(List.of(whole, user, new Agreement("fetchPosts", 150, 150))))
                .isEqualTo("'page': the model says 150 ms, the clock 153 ms, 2 % more."
                        + " Of its operations fetchUser differs most: 100 ms and 104 ms, 4 % more.");
        assertThat(Agreement.sentence(List.of(new Agreement("page", 1000, 1001))))
                .isEqualTo("'page': the model says 1000 ms, the clock 1001 ms, less than 1 % off.");
        assertThat(Agreement.sentence(List.of(new Agreement("page", 0, 0))))
                .isEqualTo("'page': the model says 0 ms, the clock 0 ms, the same.");
        assertThat(user.error()).isEqualTo(0.04);
    }

    @Test
    void twoRealRunsAreComparedWithEachOther() {
        var slow = real("slow", () -> sleep(60));
        var quick = real("quick", () -> sleep(5));
        assertThat(compare(slow, quick).agreements()).isEmpty();
        assertThat(compare(slow, quick).sentence()).startsWith("'quick' is done ");
        assertThat(compare(slow, quick).text()).contains("ms, wall clock");
    }
}
