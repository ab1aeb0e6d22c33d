package dev.meanwhile.render;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.allSettled;
import static dev.meanwhile.Workbook.any;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.busy;
import static dev.meanwhile.Workbook.compare;
import static dev.meanwhile.Workbook.diagnose;
import static dev.meanwhile.Workbook.executor;
import static dev.meanwhile.Workbook.explore;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.mapLimit;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.predict;
import static dev.meanwhile.Workbook.race;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.Workbook.retry;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.Workbook.timeout;
import static dev.meanwhile.service.Blog.fetchComments;
import static dev.meanwhile.service.Blog.fetchFriends;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static dev.meanwhile.service.Blog.fetchWeather;
import static dev.meanwhile.service.Blog.saveDraft;

import dev.meanwhile.Network;
import dev.meanwhile.Picture;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.stream.IntStream;

/// The scenes of the [Gallery], in order. The comment before each is its heading, its code is shown beside its
/// picture.
final class GalleryScenes {
    private static final Network BROKEN = network().failing("fetchUser", 80, "503 Service Unavailable");

    private GalleryScenes() {}

    /// A timeline that is made by hand.
    private record Drawn(Drawing drawing) implements Picture {
        @Override
        public String text() {
            return drawing.text();
        }

        @Override
        public String html() {
            return drawing.html();
        }

        @Override
        public Optional<String> svg() {
            return Optional.of(drawing.svg());
        }
    }

    /// The comfort of sequence: step after step
    static Picture sequence() {
        return simulate("one after the other", () -> {
            var user = await(fetchUser());
            return await(fetchPosts(user.id()));
        });
    }

    /// Running together: the slower one, not the sum
    static Picture together() {
        return simulate("together", () -> await(all(fetchUser(), fetchPosts())));
    }

    /// A common misstep: looks parallel, is not
    static Picture pitfall() {
        return simulate("looks parallel", () -> {
            await(fetchUser());
            await(fetchPosts());
        });
    }

    /// Starting before waiting: what counts is when you call
    static Picture startFirst() {
        return simulate("start, then wait", () -> {
            var user = fetchUser();
            var posts = fetchPosts();
            await(user);
            await(posts);
        });
    }

    /// Two shapes on one axis
    static Picture compared() {
        return compare(
                simulate(
                        "looks parallel",
                        () -> await(fetchUser()).id() + await(fetchPosts()).size()),
                simulate("together", () -> await(all(fetchUser(), fetchPosts()))));
    }

    /// A guess, drawn over what happened
    static Picture guessed() {
        return predict(150, simulate("looks parallel", () -> {
            await(fetchUser());
            await(fetchPosts());
        }));
    }

    /// Where the work could have been
    static Picture diagnosed() {
        return diagnose("a page", () -> {
            var user = await(fetchUser());
            var weather = await(fetchWeather("Oslo"));
            var posts = await(fetchPosts(user.id()));
            return user.name() + weather + posts.size();
        });
    }

    /// What can happen: many orders and latencies
    static Picture explored() {
        var network = network().jitter("fetchUser", 50, 200).jitter("fetchPosts", 50, 200);
        return explore("who is first", network, 50, () -> {
            var user = fetchUser().thenApply(u -> "user");
            var posts = fetchPosts().thenApply(p -> "posts");
            return await(race(user, posts));
        });
    }

    /// CompletableFuture.allOf and join
    static Picture allOf() {
        return simulate("allOf", () -> {
            var user = fetchUser();
            var posts = fetchPosts();
            CompletableFuture.allOf(user, posts).join();
        });
    }

    /// A task for each of invokeAll
    static Picture invokeAll() {
        return simulate("invokeAll", () -> {
            try (var tasks = executor()) {
                return tasks.invokeAll(List.of(() -> await(fetchUser()), () -> await(fetchPosts())));
            }
        });
    }

    /// A virtual thread for each task
    static Picture virtualThreads() {
        return simulate("virtual threads", () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> await(fetchUser()));
                threads.submit(() -> await(fetchPosts()));
            }
        });
    }

    /// Structured concurrency
    static Picture structured() {
        return simulate("structured", () -> {
            try (var scope = StructuredTaskScope.open()) {
                var user = scope.fork(() -> await(fetchUser()));
                var posts = scope.fork(() -> await(fetchPosts()));
                scope.join();
                return user.get().name() + posts.get().size();
            }
        });
    }

    /// Structured concurrency when one fails: the other is cancelled
    static Picture structuredFailure() {
        return simulate("structured, one fails", BROKEN, () -> {
            try (var scope = StructuredTaskScope.open()) {
                scope.fork(() -> await(fetchUser()));
                scope.fork(() -> await(fetchPosts()));
                scope.join();
            }
        });
    }

    /// The illusion of parallelism: one thread cannot do two things at once
    static Picture busyTwice() {
        return simulate("one thread", () -> {
            var user = fetchUser();
            busy("render", 80);
            busy("render", 80);
            return await(user);
        });
    }

    /// Together, when one fails: the caller is free at once, the other runs on
    static Picture allFails() {
        return simulate("all, one fails", BROKEN, () -> await(all(fetchUser(), fetchPosts())));
    }

    /// The failure is caught, and the work goes on
    static Picture caught() {
        return simulate("caught", BROKEN, () -> {
            try {
                await(all(fetchUser(), fetchPosts()));
            } catch (RuntimeException e) {
                log("caught " + e.getMessage());
            }
            return await(fetchWeather("Oslo"));
        });
    }

    /// In sequence, when one fails: the next never starts
    static Picture sequenceFails() {
        return simulate("one after the other, the first fails", BROKEN, () -> {
            var user = await(fetchUser());
            return await(fetchPosts(user.id()));
        });
    }

    /// A failure that starts before somebody looks: unhandled
    static Picture unhandled() {
        return simulate("the second await comes too late", BROKEN, () -> {
            var user = fetchUser();
            var posts = fetchPosts();
            await(posts);
            await(user);
        });
    }

    /// Both fail, and only the first failure reaches anybody
    static Picture bothFail() {
        var both = BROKEN.failing("fetchPosts", 120, "500 Internal Server Error");
        return simulate("both fail", both, () -> {
            var user = fetchUser();
            var posts = fetchPosts();
            return await(user).name() + await(posts).size();
        });
    }

    /// Together, when one fails: the other is stopped
    static Picture stopped() {
        return simulate("all, then cancel", BROKEN, () -> {
            var posts = fetchPosts();
            try {
                return await(all(fetchUser(), posts));
            } finally {
                posts.cancel(true);
            }
        });
    }

    /// allSettled waits for all, whatever becomes of them
    static Picture settled() {
        return simulate("allSettled", BROKEN, () -> await(allSettled(fetchUser(), fetchPosts())));
    }

    /// any takes the first that succeeds
    static Picture anyOf() {
        return simulate("any", BROKEN, () -> await(any(fetchUser(), fetchPosts())));
    }

    /// race takes the first that settles; the others run on
    static Picture raced() {
        return simulate("race", () -> await(race(fetchUser(), fetchPosts(), fetchWeather("Oslo"))));
    }

    /// A time-out
    static Picture timedOut() {
        return simulate("timeout", () -> await(timeout(fetchPosts(), 60)));
    }

    /// A cancelled operation
    static Picture cancelled() {
        return simulate("cancel", () -> {
            var posts = fetchPosts();
            await(fetchWeather("Oslo"));
            posts.cancel(true);
        });
    }

    /// At most two at the same time
    static Picture limited() {
        return simulate("mapLimit", () -> await(mapLimit(2, List.of(11, 12, 13, 21, 22), i -> fetchComments(i))));
    }

    /// Trying again, after a growing pause
    static Picture retried() {
        return simulate("retry", BROKEN, () -> await(retry(3, 50, () -> fetchUser())));
    }

    /// Tasks within tasks
    static Picture tasks() {
        return simulate("a page of two parts", () -> {
            var header = async("header", () -> {
                var user = await(fetchUser());
                busy("render header", 30);
                return user.name();
            });
            var feed = async("feed", () -> {
                var posts = await(fetchPosts());
                return await(fetchComments(posts.getFirst().id())).size();
            });
            await(all(header, feed));
            log("page is there");
        });
    }

    /// A dashboard of seven calls
    static Picture dashboard() {
        return simulate("dashboard", () -> {
            var weather = fetchWeather("Oslo");
            var user = await(fetchUser());
            var posts = fetchPosts(user.id());
            var friends = fetchFriends(user.id());
            var comments = mapLimit(3, await(posts), p -> fetchComments(p.id()));
            await(all(weather, friends, comments));
            log("dashboard of " + user.name());
        });
    }

    /// Fire and forget: nobody ever waits
    static Picture forgotten() {
        return simulate("fire and forget", () -> {
            saveDraft("to be or not to be");
            return await(fetchWeather("Oslo"));
        });
    }

    /// A deadlock
    static Picture deadlock() {
        var permit = new Semaphore(0);
        return simulate("deadlock", () -> {
            async("worker", () -> permit.acquire());
            await(fetchUser());
            permit.acquire();
        });
    }

    /// Hours
    static Picture hours() {
        return simulate("a long night", () -> {
            var backup = remote("backup", 7_200_000, () -> "42 GB");
            await(backup);
            sleep(1_800_000);
            await(remote("verify", 17_100_000, () -> true));
        });
    }

    /// Ten thousand operations, fifty at a time
    static Picture many() {
        var numbers = IntStream.range(0, 10_000).boxed().toList();
        return simulate(
                "10,000 operations",
                () -> await(mapLimit(50, numbers, i -> remote("load", 20 + i * 7919L % 61, () -> i, i))));
    }

    /// Names of any script and length
    static Picture scripts() {
        return new Drawn(Drawing.of(Stories.scripts()));
    }

    /// Names that would like to be markup
    static Picture hostile() {
        return new Drawn(Drawing.of(Stories.hostile()));
    }

    /// Nothing at all
    static Picture nothing() {
        return simulate("nothing", () -> {});
    }
}
