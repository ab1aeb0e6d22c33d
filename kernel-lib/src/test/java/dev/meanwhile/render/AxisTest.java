package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, '0 1'",
        "1, 1, '0 1'",
        "7, 1, '0 1 2 3 4 5 6 7'",
        "150, 20, '0 20 40 60 80 100 120 140'",
        "250, 50, '0 50 100 150 200 250'",
        "9000, 2000, '0 2,000 4,000 6,000 8,000'",
        "27000000, 3600000, '0 1 h 2 h 3 h 4 h 5 h 6 h 7 h'",
        "90000, 15000, '0 15 s 30 s 45 s 1 min 1 min 15 s 1 min 30 s'",
        "864000000, 172800000, '0 2 d 4 d 6 d 8 d 10 d'",
    })
    void ticksAreRound(long duration, long step, String labels) {
        var axis = Axis.of(duration, 8, Clocks.VIRTUAL);
        assertThat(axis.step()).isEqualTo(step);
        assertThat(String.join(" ", axis.ticks().stream().map(axis::label).toList()))
                .isEqualTo(labels);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                1,
                3,
                11,
                99,
                101,
                1234,
                9_999,
                10_000,
                59_999,
                3_600_001,
                86_400_000,
                10_000_000_000L,
                Long.MAX_VALUE / 2
            })
    void thereAreNeverTooManyTicks(long duration) {
        for (int most = 4; most <= 12; most++) {
            assertThat(Axis.of(duration, most, Clocks.VIRTUAL).ticks()).hasSizeBetween(2, most + 1);
        }
    }

    @Test
    void theUnitIsNamed() {
        assertThat(Axis.of(9_999, 8, Clocks.VIRTUAL).title()).isEqualTo("virtual ms");
        assertThat(Axis.of(10_000, 8, Clocks.VIRTUAL).title()).isEqualTo("virtual time");
        assertThat(Axis.of(200, 8, Clocks.WALL).title()).isEqualTo("ms, wall clock");
        assertThat(Axis.of(200, 8, Clocks.BOTH).title()).isEqualTo("ms");
    }

    @Test
    void placesAreClamped() {
        var axis = Axis.of(200, 8, Clocks.VIRTUAL);
        assertThat(axis.at(-1)).isZero();
        assertThat(axis.at(50)).isEqualTo(0.25);
        assertThat(axis.at(300)).isEqualTo(1);
    }
}
