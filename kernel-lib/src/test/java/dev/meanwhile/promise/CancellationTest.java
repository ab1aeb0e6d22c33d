package dev.meanwhile.promise;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.retry;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.Workbook.timeout;
import static dev.meanwhile.promise.Operations.failing;
import static dev.meanwhile.promise.Operations.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// `cancel` ends what the promise stands for, in the record and in fact.
class CancellationTest {
    @Test
    void aCancelledOperationEndsAtOnceAndItsTimerIsGone() {
        var run = simulate("cancel", () -> {
            var op = ok("op", 1_000);
            sleep(30);
            assertThat(op.cancel(true)).isTrue();
            assertThat(op.cancel(true)).as("it is cancelled now, as before").isTrue();
            assertThat(op.complete("too late")).isFalse();
        });
        assertThat(run.failed()).isFalse();
        assertThat(run.timeline().span("op"))
                .extracting(Span::end, Span::outcome)
                .containsExactly(30L, Outcome.CANCELLED);
        assertThat(run.timeline().duration()).isEqualTo(30);
        assertThat(run.unhandled()).isEmpty();
    }

    @Test
    void whatIsSettledCannotBeCancelled() {
        var run = simulate("cancel", () -> {
            var op = ok("op", 10);
            await(op);
            return op.cancel(true) + await(op);
        });
        assertThat(run.value()).isEqualTo("falseOP");
    }

    @Test
    void whoWaitsForItIsToldSo() {
        var run = simulate("cancel", () -> {
            var op = ok("op", 1_000);
            async("canceller", () -> {
                sleep(30);
                op.cancel(true);
            });
            return await(op);
        });
        assertThat(run.failure()).isInstanceOf(CancellationException.class);
        assertThat(run.duration()).isEqualTo(30);
    }

    @Test
    void aCancelledTaskIsInterruptedAndCleansUp() {
        var run = simulate("cancel", () -> {
            var task = async("task", () -> {
                try {
                    sleep(1_000);
                    log("not reached");
                } finally {
                    sleep(5);
                    log("cleaned up");
                }
            });
            sleep(30);
            task.cancel(true);
        });
        assertThat(run.log()).singleElement().hasToString("35 ms task: cleaned up");
        assertThat(run.timeline().span("task"))
                .extracting(Span::end, Span::outcome)
                .containsExactly(30L, Outcome.CANCELLED);
        assertThat(run.leaked()).isEmpty();
    }

    @Test
    void aTaskThatWaitsForAnOperationLeavesItRunning() {
        var run = simulate("cancel", () -> {
            var task = async("task", () -> await(ok("op", 100)));
            sleep(30);
            task.cancel(true);
        });
        assertThat(run.timeline().span("op"))
                .extracting(Span::end, Span::outcome, Span::abandonedAt)
                .containsExactly(100L, Outcome.FULFILLED, 30L);
    }

    @Test
    void cancellingACombinationCancelsNoneOfItsParts() {
        var run = simulate("cancel", () -> {
            var both = all(ok("a", 50), ok("b", 60));
            sleep(30);
            both.cancel(true);
        });
        assertThat(run.timeline().spans().stream().filter(s -> s.outcome() == Outcome.CANCELLED))
                .isEmpty();
        assertThat(run.timeline().span("a").abandonedAt()).isEqualTo(30);
        assertThat(run.timeline().span("b").abandonedAt()).isEqualTo(30);
    }

    @Test
    void cancellingATimeLimitTakesItsTimerOff() {
        var run = simulate("cancel", () -> {
            var limited = timeout(ok("op", 50), 40);
            sleep(30);
            limited.cancel(true);
        });
        assertThat(run.timeline().span("op").abandonedAt()).isEqualTo(30);
        assertThat(run.failed()).isFalse();
    }

    @Test
    void aCancelledRetryTriesNoMore() {
        var run = simulate("cancel", () -> {
            var op = retry(5, 100, () -> failing("op", 10));
            sleep(30);
            op.cancel(true);
        });
        assertThat(run.timeline().spans("op")).hasSize(1);
        assertThat(run.timeline().duration()).isEqualTo(30);
    }

    @Test
    void aTaskCanCancelItself() {
        var run = simulate("cancel", () -> {
            var itself = new Promise<Promise<Void>>();
            var task = async("task", () -> {
                await(itself);
                await(itself).cancel(true);
                log("goes on to its next wait");
                sleep(10);
                log("not reached");
            });
            itself.complete(task);
            sleep(50);
        });
        assertThat(run.log()).extracting(l -> l.text()).containsExactly("goes on to its next wait");
    }
}
