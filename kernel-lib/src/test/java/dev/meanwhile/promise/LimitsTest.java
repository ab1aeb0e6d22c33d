package dev.meanwhile.promise;

import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.mapLimit;
import static dev.meanwhile.Workbook.now;
import static dev.meanwhile.Workbook.retry;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.Workbook.timeout;
import static dev.meanwhile.promise.Operations.failing;
import static dev.meanwhile.promise.Operations.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.LogLine;
import dev.meanwhile.promise.Operations.Failure;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// `timeout`, `mapLimit` and `retry`.
class LimitsTest {
    // ---- timeout

    @Test
    void inTimeItSettlesAsThePromise() {
        assertThat(simulate("timeout", () -> await(timeout(ok("op", 20), 30))).value())
                .isEqualTo("OP");
        assertThat(simulate("timeout", () -> await(timeout(failing("op", 20), 30)))
                        .failure())
                .hasMessage("op failed");
    }

    @Test
    void tooLateItIsRejectedAndTheOperationRunsOn() {
        var run = simulate("timeout", () -> await(timeout(ok("op", 50), 30)));
        assertThat(run.failure())
                .isInstanceOf(TimeoutException.class)
                .hasMessage("promise 'op' took longer than 30 ms");
        assertThat(run.duration()).isEqualTo(30);
        var op = run.timeline().span("op");
        assertThat(op)
                .extracting(Span::end, Span::outcome, Span::abandonedAt)
                .containsExactly(50L, Outcome.FULFILLED, 30L);
    }

    @Test
    void atTheVeryMomentTheOlderTimerWins() {
        assertThat(simulate("timeout", () -> await(timeout(ok("op", 30), 30))).value())
                .isEqualTo("OP");
    }

    @Test
    void aTimeLimitThatIsNotNeededLeavesNoTimer() {
        var run = simulate("timeout", () -> await(timeout(ok("op", 20), 1_000_000)));
        assertThat(run.timeline().duration()).isEqualTo(20);
        var leftover = simulate("timeout", () -> {
            await(timeout(ok("op", 20), 1_000));
            sleep(1);
        });
        assertThat(leftover.duration()).isEqualTo(21);
    }

    @Test
    void aFailureAfterTheTimeLimitIsNotUnhandled() {
        var run = simulate("timeout", () -> await(timeout(failing("op", 50), 30)));
        assertThat(run.unhandled()).isEmpty();
    }

    // ---- mapLimit

    @Test
    void atMostLimitAtATimeEachAsSoonAsOneBeforeItIsDone() {
        var run = simulate("mapLimit", () -> await(mapLimit(2, List.of(30, 10, 10, 10), ms -> ok("op" + ms, ms))));
        assertThat(run.value()).containsExactly("OP30", "OP10", "OP10", "OP10");
        assertThat(run.duration()).isEqualTo(30);
        assertThat(run.timeline().maxConcurrency()).isEqualTo(2);
        assertThat(run.timeline().spans("op10")).extracting(Span::start).containsExactly(0L, 10L, 20L);
    }

    @Test
    void afterAFailureItStartsNoMore() {
        var run = simulate(
                "mapLimit",
                () -> await(
                        mapLimit(2, List.of("a", "bad", "c", "d"), s -> s.equals("bad") ? failing(s, 10) : ok(s, 30))));
        assertThat(run.failure()).isInstanceOf(Failure.class).hasMessage("bad failed");
        assertThat(run.duration()).isEqualTo(10);
        assertThat(run.timeline().spans("c")).isEmpty();
        assertThat(run.timeline().span("a"))
                .extracting(Span::end, Span::outcome, Span::abandonedAt)
                .containsExactly(30L, Outcome.FULFILLED, 10L);
    }

    @Test
    void itemsMayBeNullOrNone() {
        var run = simulate("mapLimit", () -> {
            log(await(mapLimit(1, java.util.Arrays.asList("x", null), s -> ok("op-" + s, 1))));
            return await(mapLimit(3, List.<String>of(), s -> ok(s, 1)));
        });
        assertThat(run.value()).isEmpty();
        assertThat(run.log()).extracting(LogLine::text).containsExactly("[OP-X, OP-NULL]");
    }

    @Test
    void aFunctionThatThrowsRejects() {
        var run = simulate(
                "mapLimit",
                () -> await(mapLimit(1, List.of(1), _ -> {
                    throw new Failure("no call");
                })));
        assertThat(run.failure()).hasMessage("no call");
    }

    @Test
    void theLimitMustBeSensible() {
        var run = simulate("mapLimit", () -> mapLimit(0, List.of(1), _ -> ok("op", 1)));
        assertThat(run.failure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be 1 or more, but was 0");
    }

    // ---- retry

    @Test
    void itTriesAgainAfterEachFailureWaitingTwiceAsLongEachTime() {
        var run = simulate("retry", () -> {
            int[] attempts = {0};
            return await(retry(4, 100, () -> {
                log("attempt at " + now());
                return ++attempts[0] < 4 ? failing("op", 10) : ok("op", 10);
            }));
        });
        assertThat(run.value()).isEqualTo("OP");
        assertThat(run.log())
                .extracting(LogLine::text)
                .containsExactly("attempt at 0", "attempt at 110", "attempt at 320", "attempt at 730");
        assertThat(run.duration()).isEqualTo(740);
        assertThat(run.unhandled()).isEmpty();
    }

    @Test
    void theLastReasonCounts() {
        int[] attempt = {0};
        var run = simulate("retry", () -> await(retry(3, 0, () -> failing("attempt " + ++attempt[0], 10))));
        assertThat(run.failure()).hasMessage("attempt 3 failed");
        assertThat(run.duration()).isEqualTo(30);
    }

    @Test
    void anOperationThatThrowsIsTriedAgainToo() {
        int[] attempt = {0};
        var run = simulate(
                "retry",
                () -> await(retry(2, 5, () -> {
                    if (attempt[0]++ == 0) {
                        throw new Failure("no call");
                    }
                    return ok("op", 10);
                })));
        assertThat(run.value()).isEqualTo("OP");
        assertThat(run.duration()).isEqualTo(15);
    }

    @Test
    void attemptsMustBeSensible() {
        var run = simulate("retry", () -> retry(0, 5, () -> ok("op", 10)));
        assertThat(run.failure())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts must be 1 or more, but was 0");
    }

    @Test
    void pausesDoNotOverflow() {
        int[] attempt = {0};
        var run =
                simulate("retry", () -> await(retry(80, 1, () -> ++attempt[0] < 80 ? failing("op", 0) : ok("op", 0))));
        assertThat(run.value()).isEqualTo("OP");
    }
}
