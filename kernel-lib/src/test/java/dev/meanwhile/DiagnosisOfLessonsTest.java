package dev.meanwhile;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.busy;
import static dev.meanwhile.Workbook.diagnose;
import static dev.meanwhile.Workbook.executor;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.timeout;
import static dev.meanwhile.service.Blog.fetchComments;
import static dev.meanwhile.service.Blog.fetchFriends;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static dev.meanwhile.service.Blog.fetchWeather;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The diagnosis of what the lessons teach.
class DiagnosisOfLessonsTest {
    private static final Network FAILING = network().failing("fetchUser", 80, "503");

    static Stream<Arguments> rows() {
        return Stream.of(
                row("the comfort of sequence", 250, 250, List.of(), () -> {
                    var user = await(fetchUser());
                    return await(fetchPosts(user.id()));
                }),
                row("both are started", 0, 0, List.of(), () -> {
                    fetchUser();
                    fetchPosts();
                    return null;
                }),
                row("running together", 150, 150, List.of(), () -> await(all(fetchUser(), fetchPosts()))),
                row(
                        "allOf and join",
                        150,
                        150,
                        List.of(),
                        () -> CompletableFuture.allOf(fetchUser(), fetchPosts()).join()),
                row("invokeAll", 150, 150, List.of(), () -> {
                    Callable<Object> user = () -> await(fetchUser());
                    Callable<Object> posts = () -> await(fetchPosts());
                    return executor().invokeAll(List.of(user, posts));
                }),
                row("one thread", 160, 160, List.of(), () -> {
                    var both = all(fetchUser(), fetchPosts());
                    busy("render", 80);
                    busy("render", 80);
                    return await(both);
                }),
                row("the pitfall", 250, 150, List.of("fetchPosts after fetchUser"), () -> {
                    await(fetchUser());
                    return await(fetchPosts());
                }),
                row("starting before waiting", 150, 150, List.of(), () -> {
                    var user = fetchUser();
                    var posts = fetchPosts();
                    await(user);
                    return await(posts);
                }),
                row("together, failing", FAILING, 80, 80, List.of(), () -> await(all(fetchUser(), fetchPosts()))),
                row("in sequence, failing", FAILING, 80, 80, List.of(), () -> {
                    await(fetchUser());
                    return await(fetchPosts());
                }),
                row(
                        "the dashboard, one after the other",
                        720,
                        400,
                        List.of(
                                "fetchFriends(1) after fetchPosts(1)",
                                "fetchWeather(Oslo) after fetchFriends(1)",
                                "fetchComments(11) after fetchWeather(Oslo)",
                                "fetchPosts after fetchComments(11)"),
                        () -> {
                            var user = await(fetchUser());
                            var posts = await(fetchPosts(user.id()));
                            await(fetchFriends(user.id()));
                            await(fetchWeather("Oslo"));
                            await(fetchComments(posts.getFirst().id()));
                            await(fetchPosts());
                            return await(async("footer", () -> {
                                busy("render", 30);
                                return 1;
                            }));
                        }),
                row("with a time limit", 100, 100, List.of(), () -> await(timeout(fetchUser(), 120))));
    }

    private static Arguments row(String name, long duration, long possible, List<String> accidental, Body<?> body) {
        return row(name, network(), duration, possible, accidental, body);
    }

    private static Arguments row(
            String name, Network network, long duration, long possible, List<String> accidental, Body<?> body) {
        return arguments(named(name, body), network, duration, possible, accidental);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void diagnosis(Body<?> body, Network network, long duration, long possible, List<String> accidental) {
        var diagnosis = diagnose("row", network, body);
        assertThat(diagnosis.duration()).isEqualTo(duration);
        assertThat(diagnosis.accidentalWaits())
                .extracting(w -> w.operation() + " after " + w.waitedFor())
                .containsExactlyElementsOf(accidental);
        assertThat(diagnosis.possible()).isEqualTo(possible);
    }
}
