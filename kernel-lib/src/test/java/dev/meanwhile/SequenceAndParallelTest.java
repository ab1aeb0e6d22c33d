package dev.meanwhile;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.busy;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.now;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import org.junit.jupiter.api.Test;

/// What the workbook teaches, as behaviour of the engine.
class SequenceAndParallelTest {
    @Test
    void sequenceTakesTheSum() {
        var run = simulate("one after the other", () -> {
            var user = await(fetchUser());
            return await(fetchPosts(user.id())).size();
        });
        assertThat(run.value()).isEqualTo(3);
        assertThat(run.duration()).isEqualTo(250);
        assertThat(run.timeline().span("fetchPosts").start()).isEqualTo(100);
        assertThat(run.timeline().span("fetchPosts").arguments()).containsExactly("1");
    }

    @Test
    void togetherTakesTheSlowerOne() {
        var run =
                simulate("together", () -> await(all(fetchUser(), fetchPosts())).size());
        assertThat(run.duration()).isEqualTo(150);
        assertThat(run.timeline().maxConcurrency()).isEqualTo(2);
    }

    @Test
    void whatLooksParallelIsNot() {
        var run = simulate("looks parallel", () -> {
            await(fetchUser());
            await(fetchPosts());
        });
        assertThat(run.duration()).isEqualTo(250);
    }

    @Test
    void whatCountsIsWhenTheCallIsMade() {
        var run = simulate("start before waiting", () -> {
            var user = fetchUser();
            var posts = fetchPosts();
            await(user);
            await(posts);
        });
        assertThat(run.duration()).isEqualTo(150);
    }

    @Test
    void togetherFailsAtOnceWhileTheOtherRunsOn() {
        var run = simulate(
                "together",
                network().failing("fetchUser", 80, "503 Service Unavailable"),
                () -> await(all(fetchUser(), fetchPosts())));
        assertThat(run.failure()).hasMessage("fetchUser: 503 Service Unavailable");
        assertThat(run.duration()).isEqualTo(80);
        var posts = run.timeline().span("fetchPosts");
        assertThat(posts)
                .extracting(Span::end, Span::outcome, Span::abandonedAt)
                .containsExactly(150L, Outcome.FULFILLED, 80L);
        assertThat(run.timeline().duration()).isEqualTo(150);
    }

    @Test
    void inSequenceAFailedStepMeansThatTheNextNeverStarts() {
        var run = simulate("in sequence", network().failing("fetchUser", 80, "503"), () -> {
            await(fetchUser());
            await(fetchPosts());
        });
        assertThat(run.duration()).isEqualTo(80);
        assertThat(run.timeline().spans("fetchPosts")).isEmpty();
    }

    @Test
    void awaitThrowsTheVeryReason() {
        var reason = new java.io.IOException("disk full");
        var run = simulate("reason", () -> {
            try {
                await(remote("write", 10, () -> {
                    throw sneaky(reason);
                }));
                return null;
            } catch (Exception e) {
                return e;
            }
        });
        assertThat(run.value()).isSameAs(reason);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }

    @Test
    void anAsyncFunctionRunsUpToItsFirstWaitBeforeItsCallerGoesOn() {
        var run = simulate("eager", () -> {
            log("before");
            var p = async("child", () -> {
                log("in the child");
                async("grandchild", () -> log("in the grandchild"));
                sleep(50);
                log("child goes on");
                return 7;
            });
            log("after the call");
            return await(p);
        });
        assertThat(run.value()).isEqualTo(7);
        assertThat(run.log())
                .extracting(LogLine::toString)
                .containsExactly(
                        "0 ms main: before",
                        "0 ms child: in the child",
                        "0 ms grandchild: in the grandchild",
                        "0 ms main: after the call",
                        "50 ms child: child goes on");
    }

    @Test
    void awaitGivesOthersATurnEvenIfThePromiseIsSettled() {
        var run = simulate("turns", () -> {
            var settled = async("settled", () -> 1);
            var other = async("other", () -> {
                await(settled);
                log("other");
            });
            log("main");
            await(settled);
            log("main again");
            await(other);
        });
        assertThat(run.log()).extracting(LogLine::text).containsExactly("main", "other", "main again");
    }

    @Test
    void tasksResumeInTheOrderInWhichTheyWaited() {
        var run = simulate("order", () -> {
            var gate = remote("gate", 10, () -> 0);
            for (var name : new String[] {"first", "second", "third"}) {
                async(name, () -> {
                    await(gate);
                    log(name);
                });
            }
            await(gate);
            log("main");
        });
        assertThat(run.log()).extracting(LogLine::text).containsExactly("first", "second", "third", "main");
    }

    @Test
    void busyHoldsTheOneThreadAndMakesTimersLate() {
        var run = simulate("busy", () -> {
            var short_ = async("short", () -> {
                sleep(10);
                return now();
            });
            busy("render", 80);
            busy("render", 80);
            return await(short_);
        });
        assertThat(run.value()).isEqualTo(160);
        assertThat(run.timeline().spans("render")).extracting(Span::start).containsExactly(0L, 80L);
    }

    @Test
    void aFailureThatStartsBeforeItIsAwaitedIsUnhandled() {
        var run = simulate("late look", network().failing("fetchPosts", 50, "500"), () -> {
            var user = fetchUser();
            var posts = fetchPosts();
            await(user);
            await(posts);
        });
        assertThat(run.unhandled()).singleElement().satisfies(u -> {
            assertThat(u.promise()).isEqualTo("fetchPosts");
            assertThat(u.at()).isEqualTo(50);
            assertThat(u.handledAt()).hasValue(100);
        });
        assertThat(run.failure()).hasMessage("fetchPosts: 500");
    }

    @Test
    void anOperationThatNobodyAwaitsIsAbandonedFromItsStart() {
        var run = simulate("fire and forget", () -> {
            fetchUser();
        });
        assertThat(run.duration()).isZero();
        assertThat(run.timeline().span("fetchUser").abandonedAt()).isZero();
        assertThat(run.timeline().duration()).isEqualTo(100);
    }

    @Test
    void sameScenarioSamePicture() {
        Run<?> first = simulate("same", () -> await(all(fetchUser(), fetchPosts())));
        Run<?> second = simulate("same", () -> await(all(fetchUser(), fetchPosts())));
        assertThat(second.timeline().spans())
                .usingRecursiveComparison()
                .ignoringFields("source")
                .isEqualTo(first.timeline().spans());
    }
}
