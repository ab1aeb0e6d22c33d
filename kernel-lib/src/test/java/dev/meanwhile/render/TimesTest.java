package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 ms",
                "250|250 ms",
                "1250|1,250 ms",
                "99999|99,999 ms",
                "100000|1 min 40 s",
                "5405250|1 h 30 min 5.25 s",
                "7200000|2 h",
                "90000001|1 d 1 h 0.001 s",
                "-1250|-1,250 ms",
                "86400000000|1,000 d",
            })
    void timesAreExactAndReadable(long millis, String text) {
        assertThat(Times.of(millis)).isEqualTo(text);
    }

    @Test
    void intervalsNameTheirUnitOnce() {
        assertThat(Times.interval(0, 100)).isEqualTo("0–100 ms");
        assertThat(Times.interval(100, 100)).isEqualTo("at 100 ms");
        assertThat(Times.interval(0, 7_200_000)).isEqualTo("0 – 2 h");
        assertThat(Times.interval(500, 7_200_000)).isEqualTo("500 ms – 2 h");
    }

    @Test
    void totalsNameTheirClock() {
        assertThat(Times.total(250, Clocks.VIRTUAL)).isEqualTo("250 virtual ms");
        assertThat(Times.total(7_200_000, Clocks.VIRTUAL)).isEqualTo("7,200,000 virtual ms (2 h)");
        assertThat(Times.total(250, Clocks.WALL)).isEqualTo("250 ms on the wall clock");
    }
}
