package dev.meanwhile.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long a run on the wall clock waits for what may never come.
@Timeout(30)
class WallClockTest {
    private static final long FOR_EVER = TimeUnit.HOURS.toMillis(1);

    @Test
    void aWaitIsGivenUpWhenItHasBeenQuietForAWhile() {
        var loop = run(50, FOR_EVER, () -> {
            new Semaphore(0).acquire();
            return null;
        });
        assertThat(loop.verdict()).isInstanceOf(DeadlockException.class);
        assertThat(loop.verdict().getMessage())
                .matches("deadlock at \\d+ ms: 1 task waits, nothing is left to do here, and nothing has come from"
                        + " outside for 50 ms\n  main waits for a permit of Semaphore since \\d+ ms"
                        + " \\(WallClockTest.java line \\d+\\); no task is left that could release it");
        assertThat(Time.millis(loop.now())).isGreaterThanOrEqualTo(50);
    }

    @Test
    void whatIsExpectedIsNoSilence() {
        var loop = run(1, FOR_EVER, () -> {
            var answer = new CompletableFuture<String>();
            var arrival = EventLoop.current().expect();
            Thread.ofPlatform().start(() -> arrival.accept(() -> answer.complete("late")));
            return answer.get();
        });
        assertThat(loop.main().result()).isEqualTo("late");
    }

    @Test
    void aTimerIsNoSilence() {
        var loop = run(20, FOR_EVER, () -> {
            EventLoop.current().sleep(TimeUnit.MILLISECONDS.toNanos(100));
            return "slept";
        });
        assertThat(loop.verdict()).isNull();
        assertThat(loop.main().result()).isEqualTo("slept");
    }

    @Test
    void silenceBeginsWhenNothingIsLeftToDoNotWhenTheLastTurnBegan() {
        var loop = run(100, FOR_EVER, () -> {
            EventLoop.current().busy("render", TimeUnit.MILLISECONDS.toNanos(200));
            new Semaphore(0).acquire();
            return null;
        });
        assertThat(Time.millis(loop.now())).isGreaterThanOrEqualTo(300);
    }

    @Test
    void aRunThatTakesTooLongIsEnded() {
        var sleeping = run(FOR_EVER, 1_000, () -> {
            EventLoop.current().sleep(TimeUnit.HOURS.toNanos(1));
            return null;
        });
        assertThat(sleeping.verdict()).isInstanceOf(RunawayException.class);
        assertThat(sleeping.verdict().getMessage())
                .matches(
                        "runaway at \\d+ ms: a run on the wall clock may take 1000 ms, and this one is not done\n"
                                + "  the last one to run was main \\(WallClockTest.java line \\d+\\)\n  give it less to do, or use simulate\\(...\\), where waiting costs no time");
        var working = run(FOR_EVER, 50, () -> {
            EventLoop.current().busy("render", TimeUnit.HOURS.toNanos(1));
            EventLoop.current().sleep(1);
            return null;
        });
        assertThat(working.verdict()).isInstanceOf(RunawayException.class);
        var waiting = run(FOR_EVER, 50, () -> new CompletableFuture<String>().get());
        assertThat(waiting.verdict()).isInstanceOf(RunawayException.class);
    }

    @Test
    void whatIsLeftWhenMainIsDoneIsNotWaitedForButWhatIsExpectedIs() {
        var left = run(FOR_EVER, FOR_EVER, () -> {
            EventLoop.current().startEagerly(EventLoop.current().task("left", () -> {
                new Semaphore(0).acquire();
                return null;
            }));
            return null;
        });
        assertThat(left.leaks()).hasSize(1);
        var done = new StringBuilder();
        run(FOR_EVER, FOR_EVER, () -> {
            var arrival = EventLoop.current().expect();
            Thread.ofPlatform().start(() -> arrival.accept(() -> done.append("arrived")));
            return null;
        });
        assertThat(done).hasToString("arrived");
    }

    /// @param quiet   in milliseconds
    /// @param longest in milliseconds
    private static EventLoop run(long quiet, long longest, Callable<?> body) {
        var clock = new Object() {
            WallClock start() {
                return new WallClock(TimeUnit.MILLISECONDS.toNanos(quiet), TimeUnit.MILLISECONDS.toNanos(longest));
            }
        };
        return Runs.real("scenario", Conditions.AS_WRITTEN, clock::start, body);
    }
}
