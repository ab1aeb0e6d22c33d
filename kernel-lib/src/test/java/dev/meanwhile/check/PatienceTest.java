package dev.meanwhile.check;

import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience(Duration.ofMillis(1000));

    @BeforeEach
    void beginsNow() {
        patience.renew(0);
    }

    @Test
    void aThreadThatComputesMayUseTheLimitAsProcessorTime() {
        assertThat(patience.isOver(RUNNABLE, millis(999), millis(1000))).isFalse();
        assertThat(patience.isOver(RUNNABLE, millis(1001), millis(1002))).isTrue();
    }

    @Test
    void aBusyMachineTakesNothingOffIt() {
        for (int i = 1; i <= 9; i++) {
            assertThat(patience.isOver(RUNNABLE, millis(i * 100), millis(i * 1000)))
                    .isFalse();
        }
    }

    @Test
    void aThreadThatWaitsUsesUpRealTime() {
        assertThat(patience.isOver(WAITING, 0, millis(999))).isFalse();
        assertThat(patience.isOver(WAITING, 0, millis(1001))).isTrue();
    }

    @Test
    void aThreadThatGetsNextToNothingIsGivenUpAtTenTimesTheLimit() {
        assertThat(patience.isOver(RUNNABLE, 0, millis(9_999))).isFalse();
        assertThat(patience.isOver(RUNNABLE, 0, millis(10_001))).isTrue();
    }

    @Test
    void realTimeCountsWhereProcessorTimeCannotBeTold() {
        assertThat(patience.isOver(RUNNABLE, -1, millis(1001))).isTrue();
    }

    @Test
    void theNextTestBeginsAnew() {
        assertThat(patience.isOver(RUNNABLE, millis(900), millis(900))).isFalse();
        patience.renew(millis(950));
        assertThat(patience.isOver(RUNNABLE, millis(1800), millis(1900))).isFalse();
    }

    private static long millis(long count) {
        return Duration.ofMillis(count).toNanos();
    }
}
