package dev.meanwhile.service;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.compare;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.observe;
import static dev.meanwhile.Workbook.real;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meanwhile.Agreement;
import dev.meanwhile.promise.Promise;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BlogServerTest {
    private static final BlogServer SERVER = BlogServer.start();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        CLIENT.close();
        SERVER.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(SERVER.uri(path)).build(), BodyHandlers.ofString());
    }

    private static Promise<HttpResponse<String>> fetch(String operation, String path) {
        var request = HttpRequest.newBuilder(SERVER.uri(path)).build();
        return observe(operation, () -> CLIENT.sendAsync(request, BodyHandlers.ofString()));
    }

    @Test
    void itServesTheDataOfTheBlog() throws Exception {
        assertThat(get("/user").body()).isEqualTo("{\"id\":1,\"name\":\"Ada\"}");
        assertThat(get("/users/2").body()).isEqualTo("{\"id\":2,\"name\":\"Grace\"}");
        assertThat(get("/posts/7").body()).startsWith("[{\"id\":71,\"userId\":7,\"title\":");
        assertThat(get("/comments/11").body()).contains("\"postId\":11");
        assertThat(get("/weather/Berlin").body()).startsWith("{\"city\":\"Berlin\",\"sky\":");
        assertThat(get("/friends/1").body())
                .isEqualTo("[{\"id\":2,\"name\":\"Grace\"},{\"id\":3,\"name\":\"Edsger\"}]");
        assertThat(get("/posts").headers().firstValue("Content-Type")).contains("application/json");
        var draft = HttpRequest.newBuilder(SERVER.uri("/drafts"))
                .POST(HttpRequest.BodyPublishers.ofString("later"))
                .build();
        assertThat(CLIENT.send(draft, BodyHandlers.ofString()).body()).endsWith(",\"text\":\"later\"}");
    }

    @Test
    void theSimulationAndTheServerAgree() {
        var model = simulate("page", () -> await(all(fetchUser(), fetchPosts())).size());
        var overHttp = real(
                "page",
                () -> await(all(fetch("fetchUser", "/user"), fetch("fetchPosts", "/posts")))
                        .size());
        assertThat(overHttp.failure()).isNull();
        assertThat(overHttp.timeline().maxConcurrency()).isEqualTo(2);
        assertThat(compare(model, overHttp).agreements())
                .hasSize(3)
                .extracting(Agreement::error)
                .allSatisfy(error -> assertThat(error).isBetween(0.0, 10.0)); // never early
    }

    @Test
    void oneAfterTheOtherTakesTheSum() {
        var run = real("sequence", () -> {
            await(fetch("fetchUser", "/user"));
            await(fetch("fetchPosts", "/posts"));
        });
        assertThat(run.duration()).isGreaterThanOrEqualTo(250);
    }

    @Test
    void blockingRequestsInTwoTasksOverlap() {
        var run = real("blocking", () -> {
            var user = async("user", () -> get("/user").body());
            var posts = async("posts", () -> get("/posts").body());
            return await(all(user, posts));
        });
        assertThat(run.value().getFirst()).contains("Ada");
        var user = run.timeline().span("user");
        assertThat(run.timeline().span("posts").start()).isLessThan(user.end());
    }

    @Test
    void latenciesAndFailuresAreThoseOfTheNetwork() throws Exception {
        var bad = network().failing("fetchUser", 5, "503 Service Unavailable").failing("fetchPosts", 5, "no luck");
        try (var server = BlogServer.start(bad.latency("fetchWeather", 300))) {
            var unavailable =
                    CLIENT.send(HttpRequest.newBuilder(server.uri("/user")).build(), BodyHandlers.ofString());
            assertThat(unavailable.statusCode()).isEqualTo(503);
            assertThat(unavailable.body()).isEqualTo("{\"error\":\"503 Service Unavailable\"}");
            var broken =
                    CLIENT.send(HttpRequest.newBuilder(server.uri("/posts")).build(), BodyHandlers.ofString());
            assertThat(broken.statusCode()).isEqualTo(500);
            var weather = HttpRequest.newBuilder(server.uri("/weather/Paris")).build();
            var run = real(
                    "slow", () -> CLIENT.send(weather, BodyHandlers.ofString()).statusCode());
            assertThat(run.value()).isEqualTo(200);
            assertThat(run.duration()).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void wrongRequestsAreTold() throws Exception {
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/nothing").body())
                .isEqualTo("{\"error\":\"path must be one of [GET /user, GET /users/{id}, GET /posts,"
                        + " GET /posts/{userId}, GET /comments/{postId}, GET /weather/{city}, GET /friends/{userId},"
                        + " POST /drafts], but was '/nothing'\"}");
        assertThat(get("/users/Ada").statusCode()).isEqualTo(400);
        assertThat(get("/users/Ada").body())
                .isEqualTo("{\"error\":\"the last part of '/users/{id}' must be a number, but was 'Ada'\"}");
        assertThat(get("/drafts").statusCode()).isEqualTo(405);
        assertThat(get("/").body()).startsWith("[\"GET /user\",");
        assertThatThrownBy(() -> SERVER.uri("user")).hasMessage("path must begin with '/', but was 'user'");
    }

    @Test
    void aClosedServerSaysSo() {
        var server = BlogServer.start();
        var uri = server.uri("/user");
        assertThat(server).hasToString("BlogServer " + uri.toString().replace("/user", ""));
        server.close();
        server.close();
        assertThat(server).hasToString("BlogServer (closed)");
        assertThatThrownBy(() -> server.uri("/user"))
                .hasMessage("the blog's server is closed; start another one with BlogServer.start()");
        assertThatThrownBy(() -> CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void oneThatIsForgottenIsClosedWithTheRun() {
        var forgotten = new AtomicReference<BlogServer>();
        var run = real("forgets", () -> {
            forgotten.set(BlogServer.start());
            return await(observe(
                            "first",
                            () -> CLIENT.sendAsync(
                                    HttpRequest.newBuilder(forgotten.get().uri("/user"))
                                            .build(),
                                    BodyHandlers.ofString())))
                    .statusCode();
        });
        assertThat(run.value()).isEqualTo(200);
        assertThat(forgotten.get().isClosed()).isTrue();
    }

    @Test
    void noThreadOfItsOwnKeepsTheJvmAlive() {
        var before = dispatchers();
        try (var _ = BlogServer.start()) {
            var its = dispatchers();
            its.removeAll(before);
            assertThat(its).isNotEmpty().allMatch(Thread::isDaemon);
        }
    }

    private static Set<Thread> dispatchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("HTTP-Dispatcher"))
                .collect(Collectors.toSet());
    }

    @Test
    void itIsNotStartedInASimulation() {
        assertThat(simulate("page", () -> BlogServer.start()).failure())
                .hasMessage("BlogServer.start() must not be called inside of a simulation, but was called in 'page';"
                        + " call it before, or in real(...)");
    }
}
