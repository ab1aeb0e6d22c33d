package dev.meanwhile;

import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.busy;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.now;
import static dev.meanwhile.Workbook.reset;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.Workbook.timeline;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meanwhile.promise.Promise;
import dev.meanwhile.sim.DeadlockException;
import dev.meanwhile.timeline.Mark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Code outside of any simulation: one clock that goes on, and moves only when something is awaited.
class SessionTest {
    @BeforeEach
    @AfterEach
    void newSession() {
        reset();
    }

    @Test
    void theClockMovesOnlyWhenSomethingIsAwaited() {
        var user = fetchUser();
        var posts = fetchPosts();
        assertThat(now()).isZero();
        assertThat(await(user).name()).isEqualTo("Ada");
        assertThat(now()).isEqualTo(100);
        assertThat(posts.isDone()).isFalse();
        assertThat(posts.join()).hasSize(3);
        assertThat(now()).isEqualTo(150);
        assertThat(timeline().span("fetchPosts").end()).isEqualTo(150);
    }

    @Test
    void tasksLogsSleepAndBusyWorkAtThePrompt() {
        var task = async("task", () -> {
            log("started");
            sleep(30);
            return 1;
        });
        sleep(10);
        busy("think", 50);
        assertThat(await(task)).isEqualTo(1);
        assertThat(now()).isEqualTo(60);
        assertThat(timeline().marks()).extracting(Mark::text).containsExactly("started");
    }

    @Test
    void aPromiseThatNothingWillSettleIsADeadlockAndTheSessionGoesOn() {
        var promise = new Promise<String>();
        assertThatThrownBy(() -> await(promise))
                .isInstanceOf(DeadlockException.class)
                .hasMessageStartingWith(
                        "deadlock at 0 ms: 1 task waits for ever\n  main waits for a promise since 0 ms");
        promise.complete("now");
        assertThat(await(promise)).isEqualTo("now");
    }

    @Test
    void simulationsDoNotTouchIt() {
        await(fetchUser());
        simulate("other clock", () -> sleep(500));
        assertThat(now()).isEqualTo(100);
    }

    @Test
    void resetStartsAtZero() {
        await(fetchUser());
        reset();
        assertThat(now()).isZero();
        assertThat(timeline().spans()).hasSize(1);
    }

    @Test
    void aPromiseOfTheSessionIsRefusedInASimulation() {
        var user = fetchUser();
        assertThat(simulate("elsewhere", () -> await(user)).failure())
                .hasMessage("promise 'fetchUser' must be used in 'session', where it was made, but was used in"
                        + " 'elsewhere'; make one here");
    }
}
