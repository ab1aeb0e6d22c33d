package dev.meanwhile;

import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.executor;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.service.Blog.fetchFriends;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Span;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/// Unmodified code of `java.util.concurrent` runs in virtual time.
class OrdinaryJavaTest {
    @Test
    void allOfJoin() {
        var run = simulate("allOf", () -> {
            var user = fetchUser();
            var posts = fetchPosts();
            CompletableFuture.allOf(user, posts).join();
            return user.join().name() + " " + posts.join().size();
        });
        assertThat(run.value()).isEqualTo("Ada 3");
        assertThat(run.duration()).isEqualTo(150);
        assertThat(run.timeline().spans()).noneMatch(Span::abandoned);
    }

    @Test
    void thenCombine() {
        var run = simulate(
                "thenCombine",
                () -> fetchUser()
                        .thenCombine(fetchPosts(), (u, p) -> u.name() + p.size())
                        .join());
        assertThat(run.value()).isEqualTo("Ada3");
        assertThat(run.duration()).isEqualTo(150);
    }

    @Test
    void whenAStageOfTwoFailsThePictureNamesTheOneThatFailed() {
        var run = simulate(
                "thenCombine",
                network().failing("fetchUser", 80, "503"),
                () -> await(fetchUser().thenCombine(fetchPosts(), (u, p) -> u.name())));
        assertThat(run.duration()).isEqualTo(150);
        assertThat(run.text())
                .containsPattern("the failure of fetchUser \\(80\\s+ms\\)\\s+reaches main")
                .doesNotContain("the failure of fetchPosts");
    }

    @Test
    void thenComposeAndExceptionally() {
        var run = simulate(
                "compose",
                network().failing("fetchPosts", 30, "no"),
                () -> fetchUser()
                        .thenCompose(u -> fetchPosts(u.id()))
                        .thenApply(List::size)
                        .exceptionally(e -> -1)
                        .join());
        assertThat(run.value()).isEqualTo(-1);
        assertThat(run.duration()).isEqualTo(130);
        assertThat(run.unhandled()).isEmpty();
    }

    @Test
    void invokeAll() {
        var run = simulate("invokeAll", () -> {
            Callable<String> user = () -> await(fetchUser()).name();
            Callable<String> posts = () -> await(fetchPosts()).get(0).title();
            return executor().invokeAll(List.of(user, posts)).size();
        });
        assertThat(run.duration()).isEqualTo(150);
    }

    @Test
    void aVirtualThreadPerTask() {
        var run = simulate("executor", () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var user = threads.submit(() -> await(fetchUser()));
                var posts = threads.submit(() -> await(fetchPosts()));
                return user.get().name() + posts.get().size();
            }
        });
        assertThat(run.value()).isEqualTo("Ada3");
        assertThat(run.duration()).isEqualTo(150);
        assertThat(run.timeline().spans())
                .filteredOn(s -> s.kind() == Kind.TASK)
                .hasSize(3);
    }

    @Test
    void aSubmissionThatFailsIsRejectedInTheRecord() {
        var run = simulate("failing submission", () -> {
            var future = executor().submit(() -> {
                sleep(10);
                throw new IllegalStateException("no");
            });
            future.get();
        });
        assertThat(run.failure()).isInstanceOf(ExecutionException.class).hasRootCauseMessage("no");
        assertThat(run.timeline().span("task 1").detail()).isEqualTo("IllegalStateException: no");
    }

    @Test
    void structuredTaskScopeCancelsSiblingsAtTheSameInstant() {
        var run = simulate("scope", network().failing("fetchUser", 80, "503"), () -> {
            try (var scope = StructuredTaskScope.open()) {
                scope.fork(() -> await(fetchUser()));
                scope.fork(() -> {
                    sleep(500);
                    return 1;
                });
                scope.join();
            }
        });
        assertThat(run.duration()).isEqualTo(80);
        assertThat(run.timeline().duration()).isEqualTo(80);
        assertThat(run.failure())
                .isInstanceOf(StructuredTaskScope.FailedException.class)
                .hasRootCauseMessage("fetchUser: 503");
    }

    @Test
    void semaphoreLimits() {
        var run = simulate("semaphore", () -> {
            var permits = new Semaphore(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 1; i <= 6; i++) {
                    int id = i;
                    threads.submit(() -> {
                        permits.acquire();
                        try {
                            return await(fetchFriends(id));
                        } finally {
                            permits.release();
                        }
                    });
                }
            }
        });
        assertThat(run.duration()).isEqualTo(270);
        assertThat(run.timeline().maxConcurrency()).isEqualTo(2);
    }

    @Test
    void reentrantLockConditionAndQueue() {
        var run = simulate("locks", () -> {
            var lock = new ReentrantLock();
            var queue = new ArrayBlockingQueue<String>(1);
            async("producer", () -> {
                for (var item : List.of("a", "b", "c")) {
                    lock.lock();
                    try {
                        sleep(10);
                    } finally {
                        lock.unlock();
                    }
                    queue.put(item);
                }
            });
            return queue.take() + queue.take() + queue.take();
        });
        assertThat(run.value()).isEqualTo("abc");
        assertThat(run.duration()).isEqualTo(30);
    }

    @Test
    void latchAndPlainThread() {
        var run = simulate("latch", () -> {
            var latch = new CountDownLatch(2);
            Thread.startVirtualThread(() -> {
                sleep(30);
                latch.countDown();
            });
            var thread = Thread.ofVirtual().name("worker").start(() -> {
                sleep(70);
                latch.countDown();
            });
            latch.await();
            thread.join();
        });
        assertThat(run.duration()).isEqualTo(70);
        assertThat(run.timeline().span("worker").end()).isEqualTo(70);
    }

    @Test
    void objectWaitWithATimeLimit() {
        var run = simulate("wait", () -> {
            var monitor = new Object();
            synchronized (monitor) {
                monitor.wait(40);
            }
        });
        assertThat(run.duration()).isEqualTo(40);
    }

    @Test
    void waitAndNotify() {
        var run = simulate("notify", () -> {
            var monitor = new Object();
            async("notifier", () -> {
                sleep(25);
                synchronized (monitor) {
                    monitor.notifyAll();
                }
            });
            synchronized (monitor) {
                monitor.wait();
            }
        });
        assertThat(run.failure()).isNull();
        assertThat(run.duration()).isEqualTo(25);
    }

    @Test
    void parkNanosKeepsItsPrecision() {
        var run = simulate("park", () -> {
            for (int i = 0; i < 4; i++) {
                LockSupport.parkNanos(250_000);
            }
        });
        assertThat(run.duration()).isEqualTo(1);
    }

    @Test
    void timedMethodsOfPromisesAreVirtualByThemselves() {
        var run = simulate("timed", () -> {
            try {
                fetchUser().get(30, TimeUnit.MILLISECONDS);
                return "in time";
            } catch (TimeoutException e) {
                return e.getMessage();
            }
        });
        assertThat(run.value()).isEqualTo("promise 'fetchUser' was not settled within 30 milliseconds");
        assertThat(run.duration()).isEqualTo(30);
    }

    @Test
    void orTimeoutAndCompleteOnTimeout() {
        var run = simulate("limits", () -> {
            var limited = fetchUser().orTimeout(20, TimeUnit.MILLISECONDS);
            var defaulted = fetchPosts().thenApply(List::size).completeOnTimeout(0, 50, TimeUnit.MILLISECONDS);
            return limited.handle((v, e) -> e.getClass().getSimpleName()).join() + defaulted.join();
        });
        assertThat(run.value()).isEqualTo("TimeoutException0");
        assertThat(run.duration()).isEqualTo(50);
    }

    @Test
    void asyncStagesRunInTasksOfTheSimulation() {
        var run = simulate(
                "stages",
                () -> fetchUser()
                        .thenApplyAsync(u -> {
                            sleep(5);
                            return u.name();
                        })
                        .join());
        assertThat(run.value()).isEqualTo("Ada");
        assertThat(run.duration()).isEqualTo(105);
    }
}
