package dev.meanwhile;

import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.race;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meanwhile.promise.Promise;
import dev.meanwhile.sim.DeadlockException;
import dev.meanwhile.sim.EscapeException;
import dev.meanwhile.sim.RunawayException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/// Each verdict, to the letter. Line numbers are those of this file, found by [#line].
class VerdictTest {
    private static int line(int above) {
        var frame = StackWalker.getInstance().walk(s -> s.skip(1).findFirst()).orElseThrow();
        return frame.getLineNumber() - above;
    }

    @Test
    void deadlockListsWhoWaitsForWhatSinceWhenAndWhere() {
        var run = simulate("stuck", () -> {
            var permits = new Semaphore(0);
            async("worker", () -> permits.acquire());
            await(fetchUser());
            await(new Promise<String>());
        });
        int line = line(4);
        assertThat(run.failure()).isInstanceOf(DeadlockException.class).hasMessage("""
                        deadlock at 100 ms: 2 tasks wait for ever
                          main waits for a promise since 100 ms (VerdictTest.java line %d); nothing will settle it
                          worker waits for a permit of Semaphore since 0 ms (VerdictTest.java line %d); no task is left that could release it""".formatted(line + 2, line));
        assertThat(run.failed()).isTrue();
        assertThatThrownBy(run::value).isInstanceOf(IllegalStateException.class).hasCause(run.failure());
    }

    @Test
    void raceOfNothingNeverSettles() {
        var run = simulate("race", () -> await(race(List.<Promise<String>>of())));
        assertThat(run.failure())
                .hasMessageContaining("main waits for promise 'race of nothing' since 0 ms")
                .hasMessageContaining("a race without promises never settles");
    }

    @Test
    void lockDeadlock() {
        var run = simulate("locks", () -> {
            var a = new ReentrantLock();
            var b = new ReentrantLock();
            var other = async("other", () -> {
                b.lock();
                sleep(10);
                a.lock();
            });
            a.lock();
            sleep(10);
            b.lock();
            await(other);
        });
        assertThat(run.failure())
                .isInstanceOf(DeadlockException.class)
                .hasMessageStartingWith("deadlock at 10 ms: 2 tasks wait for ever\n"
                        + "  main waits for a ReentrantLock that another task holds since 10 ms");
    }

    @Test
    void monitorDeadlockIsOneToo() {
        var run = simulate("monitors", () -> {
            var a = new Object();
            var b = new Object();
            async("other", () -> {
                synchronized (b) {
                    sleep(10);
                    synchronized (a) {
                        sleep(1);
                    }
                }
            });
            synchronized (a) {
                sleep(10);
                synchronized (b) {
                    sleep(1);
                }
            }
        });
        assertThat(run.failure())
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("main waits for a monitor (synchronized) that another task holds since 10 ms");
    }

    @Test
    void closingAnExecutorWhoseTaskNeverEndsIsADeadlock() {
        var run = simulate("close", () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> new CompletableFuture<String>().join());
            }
        });
        assertThat(run.failure())
                .isInstanceOf(DeadlockException.class)
                .hasMessageStartingWith("deadlock at 0 ms: 2 tasks");
    }

    @Test
    void aLoopThatWaitsWithoutEndIsARunaway() {
        var run = simulate("for ever", () -> {
            while (true) {
                sleep(1);
            }
        });
        assertThat(run.failure())
                .isInstanceOf(RunawayException.class)
                .hasMessageStartingWith("runaway at ")
                .hasMessageContaining("turns in one run")
                .hasMessageContaining("a loop that waits in each round has no end");
    }

    @Test
    void aLoopInWhichTimeStandsStillIsARunaway() {
        var run = simulate("standing still", () -> {
            var settled = async("settled", () -> 1);
            while (true) {
                await(settled);
            }
        });
        assertThat(run.failure())
                .isInstanceOf(RunawayException.class)
                .hasMessageStartingWith("runaway at 0 ms: more than 500000 turns, and the clock does not move\n"
                        + "  the last one to run was main (VerdictTest.java line ");
    }

    @Test
    void sleepingOnTheRealClockIsAnEscape() {
        var run = simulate("escape", () -> Thread.sleep(100));
        assertThat(run.failure())
                .isInstanceOf(EscapeException.class)
                .hasMessage("escape at 0 ms: main calls Thread.sleep (VerdictTest.java line " + line(3)
                        + "), which measures real time\n  write sleep(millis), or start the JVM with"
                        + " -javaagent:kernel-lib-all.jar, which makes this call virtual");
    }

    @Test
    void waitingForAPlainFutureWithATimeLimitIsAnEscape() {
        var run = simulate("escape", () -> new CompletableFuture<String>().get(1, TimeUnit.SECONDS));
        assertThat(run.failure())
                .isInstanceOf(EscapeException.class)
                .hasMessageContaining("main calls CompletableFuture.get (VerdictTest.java line")
                .hasMessageContaining("write await(timeout(promise, millis))");
    }

    @Test
    void aTaskThatWaitsForEverAfterMainIsALeakAndNoFailure() {
        var run = simulate("leak", () -> {
            async("worker", () -> await(new Promise<String>()));
        });
        assertThat(run.failed()).isFalse();
        assertThat(run.leaked()).singleElement().satisfies(leak -> {
            assertThat(leak.task()).isEqualTo("worker");
            assertThat(leak.waitsFor()).isEqualTo("a promise");
        });
    }

    @Test
    void nestedSimulateIsRefused() {
        var run = simulate("outer", () -> simulate("inner", () -> 1).value());
        assertThat(run.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "simulate(\"inner\", ...) must not be called inside of a simulation, but was called in 'outer';"
                                + " call it after that one, or use async(\"inner\", ...)");
    }

    @Test
    void aPromiseOfAnotherSimulationIsRefused() {
        var old = simulate("first", () -> fetchUser()).value();
        var run = simulate("second", () -> await(old));
        assertThat(run.failure())
                .hasMessage("promise 'fetchUser' must be used in 'first', where it was made, but was used in 'second';"
                        + " that one is over, so make a new promise here");
    }

    @Test
    void aCallbackCannotWait() {
        var run = simulate(
                "callback", () -> fetchUser().thenApply(u -> await(fetchUser())).join());
        assertThat(run.failure())
                .hasRootCauseMessage("a callback must not wait for promise 'fetchUser'; return the promise from it"
                        + " (thenCompose), or wait in async(...)");
    }

    @Test
    void badArgumentsAreNamed() {
        assertThat(simulate("negative", () -> sleep(-1)).failure())
                .hasMessage("millis must be 0 or more milliseconds, but was -1");
        assertThat(simulate("negative", () -> remote("x", -5, () -> 1)).failure())
                .hasMessage("millis must be 0 or more milliseconds, but was -5");
    }
}
