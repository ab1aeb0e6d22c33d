package dev.meanwhile;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.busy;
import static dev.meanwhile.Workbook.executor;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.now;
import static dev.meanwhile.Workbook.observe;
import static dev.meanwhile.Workbook.real;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.Workbook.timeout;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meanwhile.promise.Promise;
import dev.meanwhile.promise.ServiceException;
import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs on the wall clock. No exact times: on a busy machine everything may be late, but nothing can be early.
@Timeout(30)
class RealTest {
    @Test
    void operationsTakeTheirTimeForReal() {
        long before = System.nanoTime();
        var run = real("sequence", () -> {
            await(fetchUser());
            return await(fetchPosts()).size();
        });
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        assertThat(run.value()).isEqualTo(3);
        assertThat(run.duration()).isBetween(250L, took);
        var posts = run.timeline().span("fetchPosts");
        assertThat(posts.start())
                .isGreaterThanOrEqualTo(run.timeline().span("fetchUser").end());
    }

    @Test
    void twoAtOnceTakeAsLongAsTheSlowerOne() {
        var run = real("together", () -> await(all(fetchUser(), fetchPosts())).size());
        assertThat(run.timeline().maxConcurrency()).isEqualTo(2);
        assertThat(run.duration()).isGreaterThanOrEqualTo(150);
    }

    @Test
    void theNetworkAppliesHereToo() {
        var run = real("broken", network().failing("fetchUser", 20, "503"), () -> await(fetchUser()));
        assertThat(run.failure()).isInstanceOf(ServiceException.class);
        assertThat(run.duration()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void busyWorkHoldsTheOneThread() {
        var run = real("busy", () -> {
            var tick = async("tick", () -> {
                sleep(10);
                log("tick");
            });
            busy("render", 60);
            await(tick);
        });
        assertThat(run.log().getFirst().at()).isGreaterThanOrEqualTo(60);
        assertThat(run.timeline().span("render").duration()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void sleepsTasksExecutorsAndTimeLimits() {
        var order = new ArrayList<String>();
        var run = real("mixed", () -> {
            var gate = new Promise<String>();
            var slow = async("slow", () -> {
                await(gate);
                sleep(20);
                order.add("slow");
            });
            var quick = executor().submit(() -> {
                sleep(10);
                order.add("quick");
            });
            quick.get();
            assertThatThrownBy(() -> await(timeout(slow, 5))).isInstanceOf(TimeoutException.class);
            order.add("main");
            gate.complete("open");
            await(slow);
            return now();
        });
        assertThat(run.failure()).isNull();
        assertThat(order).containsExactly("quick", "main", "slow");
        assertThat(run.value()).isGreaterThanOrEqualTo(10 + 5 + 20);
    }

    @Test
    void whatNobodyWaitsForRunsOn() {
        var run = real("abandoned", () -> {
            fetchPosts();
            await(remote("short", 10, () -> 1));
        });
        var posts = run.timeline().span("fetchPosts");
        assertThat(posts.outcome()).isEqualTo(Outcome.FULFILLED);
        assertThat(posts.end()).isGreaterThanOrEqualTo(150);
        assertThat(posts.abandoned()).isTrue();
    }

    @Test
    void otherThreadsSettleWhatTasksWaitFor() {
        var given = new LinkedBlockingQueue<String>();
        var run = real("foreign threads", () -> {
            var promise = new Promise<String>();
            var plain = new CompletableFuture<String>();
            Thread.ofPlatform().start(() -> {
                promise.complete("promise");
                plain.complete("future");
                given.add("queue");
            });
            return List.of(await(promise), await(plain), plain.join(), given.take());
        });
        assertThat(run.value()).containsExactly("promise", "future", "future", "queue");
    }

    @Test
    void anObservedFutureIsAnOperation() {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var bothRun = new CountDownLatch(2);
            var run = real("observed", () -> {
                var first = observe("first", () -> CompletableFuture.supplyAsync(() -> meet(bothRun), pool), 1);
                var second = observe("second", () -> CompletableFuture.supplyAsync(() -> meet(bothRun), pool), 2);
                return await(all(first, second));
            });
            assertThat(run.value()).containsExactly(true, true);
            assertThat(run.timeline().spans())
                    .filteredOn(s -> s.kind() == Kind.OPERATION)
                    .hasSize(2);
            assertThat(run.timeline().span("second").arguments()).containsExactly("2");
            assertThat(run.timeline().span("first").outcome()).isEqualTo(Outcome.FULFILLED);
        }
    }

    @Test
    void theFailureOfAnObservedFutureIsItsReason() {
        var run = real(
                "failing",
                () -> await(observe(
                        "broken",
                        () -> CompletableFuture.supplyAsync(() -> {
                            throw new IllegalStateException("no route");
                        }))));
        assertThat(run.failure()).isInstanceOf(IllegalStateException.class).hasMessage("no route");
        assertThat(run.timeline().span("broken").outcome()).isEqualTo(Outcome.REJECTED);
        var thrown = real(
                "throwing",
                () -> await(observe("broken", () -> {
                    throw new IllegalStateException("not even called");
                })));
        assertThat(thrown.failure()).hasMessage("not even called");
        var nothing = real("null", () -> await(observe("nothing", () -> null)));
        assertThat(nothing.failure()).hasMessage("what 'nothing' returns must not be null");
    }

    @Test
    void reactionsToObservedFuturesRunOnTheOneThread() {
        var run = real("reaction", () -> {
            var answer = observe("answer", () -> CompletableFuture.supplyAsync(() -> 41));
            await(answer.thenApply(n -> {
                log("got " + n);
                return n + 1;
            }));
        });
        assertThat(run.failure()).isNull();
        assertThat(run.log().getFirst().text()).isEqualTo("got 41");
    }

    @Test
    void aRunIsNotOverBeforeWhatItObserves() {
        var done = new CountDownLatch(1);
        var run = real("not awaited", () -> {
            observe("late", () -> CompletableFuture.supplyAsync(() -> meet(done)));
            async("opens", () -> {
                sleep(20);
                done.countDown();
            });
        });
        assertThat(run.timeline().span("late").outcome()).isEqualTo(Outcome.FULFILLED);
    }

    @Test
    void cancellingWhatIsObservedCancelsTheFuture() {
        var future = new CompletableFuture<String>();
        var run = real("cancelled", () -> {
            observe("endless", () -> future).cancel(true);
        });
        assertThat(future).isCancelled();
        assertThat(run.timeline().span("endless").outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void timedCallsOfTheJdkAreAtHomeHere() {
        var run = real("timed calls", () -> {
            Thread.sleep(20);
            assertThatThrownBy(() -> new CompletableFuture<String>().get(20, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            return new LinkedBlockingQueue<String>().poll(20, TimeUnit.MILLISECONDS);
        });
        assertThat(run.failure()).isNull();
        assertThat(run.duration()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aRunInsideOfAnotherIsRefused() {
        var message = "real(\"inner\", ...) must not be called inside of a simulation, but was called in 'outer';"
                + " call it after that one, or use async(\"inner\", ...)";
        assertThat(simulate("outer", () -> real("inner", () -> 1)).failure()).hasMessage(message);
        assertThat(real("outer", () -> simulate("inner", () -> 1)).failure())
                .hasMessage(message.replace("real", "simulate").replace("a simulation", "a run on the wall clock"));
        assertThat(real("outer", () -> real("inner", () -> 1)).failure())
                .hasMessage(message.replace("a simulation", "a run on the wall clock"));
    }

    @Test
    void aForeignThreadThatActsAsATaskIsRefused() {
        var run = real("both", () -> {
            var thrown = new CompletableFuture<Throwable>();
            Thread.ofPlatform().name("worker").start(() -> {
                try {
                    log("lost");
                    thrown.complete(null);
                } catch (Throwable e) {
                    thrown.complete(e);
                }
            });
            return await(thrown);
        });
        assertThat(run.value())
                .hasMessage("a call of this library must come from a task of 'both', which runs on the wall clock,"
                        + " but came from thread 'worker'; let that thread return its result and observe(...) it,"
                        + " or start a task with async(...)");
    }

    @Test
    void aForeignThreadCanWaitForAPromise() {
        var run = real("joined outside", () -> {
            var user = fetchUser();
            return await(CompletableFuture.supplyAsync(() -> user.join().name()));
        });
        assertThat(run.value()).isEqualTo("Ada");
    }

    @Test
    void anInterruptEndsIt() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var task = new AtomicReference<Thread>();
        var thrown = new AtomicReference<Throwable>();
        var driver = Thread.ofPlatform().start(() -> {
            try {
                real("endless", () -> {
                    task.set(Thread.currentThread());
                    waiting.countDown();
                    await(new Promise<String>());
                });
            } catch (CancellationException e) {
                thrown.set(e);
            }
        });
        waiting.await();
        driver.interrupt();
        driver.join();
        assertThat(thrown.get()).hasMessageMatching("run 'endless' was interrupted at \\d+ ms");
        assertThat(task.get().isAlive()).isFalse();
    }

    @Test
    void anInterruptEndsBusyWork() throws InterruptedException {
        var working = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var driver = Thread.ofPlatform().start(() -> {
            try {
                real("busy", () -> {
                    working.countDown();
                    busy("render", 25_000);
                });
            } catch (CancellationException e) {
                thrown.set(e);
            }
        });
        working.await();
        driver.interrupt();
        driver.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void noTaskIsLeft() {
        var threads = new ArrayList<Thread>();
        var run = real("leaving tasks behind", () -> {
            for (int i = 0; i < 3; i++) {
                async("waits", () -> {
                    threads.add(Thread.currentThread());
                    new LinkedBlockingQueue<String>().take();
                });
            }
            return 1;
        });
        assertThat(run.leaked()).hasSize(3);
        assertThat(threads).hasSize(3).noneMatch(Thread::isAlive);
    }

    @Test
    void itsTimeStandsStillAfterwards() throws InterruptedException {
        var run = real("stopped", () -> {
            async("left behind", () -> await(new Promise<String>()));
        });
        long duration = run.duration();
        Thread.sleep(5);
        assertThat(run.timeline().span("left behind").end()).isEqualTo(duration);
    }

    private static boolean meet(CountDownLatch latch) {
        latch.countDown();
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
