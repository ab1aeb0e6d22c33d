package dev.meanwhile.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Snippets of a real JShell in runs on the wall clock: calls of the JDK are themselves, requests are operations.
@Timeout(60)
class RealAtThePromptTest {
    private static final Prompt PROMPT = new Prompt();

    @BeforeAll
    static void begin() {
        Workbook.reset();
        PROMPT.eval("import java.net.*;");
        PROMPT.eval("import java.net.http.*;");
        PROMPT.eval("import java.time.*;");
        PROMPT.eval("import dev.meanwhile.*;");
        PROMPT.eval("import dev.meanwhile.service.*;");
        PROMPT.eval("import dev.meanwhile.timeline.*;");
        PROMPT.eval("var server = BlogServer.start(network().latency(\"fetchUser\", 5).latency(\"fetchPosts\", 5));");
        PROMPT.eval("var client = HttpClient.newHttpClient();");
        PROMPT.eval("var text = HttpResponse.BodyHandlers.ofString();");
        PROMPT.eval("HttpRequest get(String path) { return HttpRequest.newBuilder(server.uri(path)).build(); }");
        PROMPT.eval("""
                List<String> operations(Run<?> run) {
                    return run.timeline().spans().stream()
                        .filter(s -> s.kind() == Kind.OPERATION).map(s -> s.name() + " " + s.outcome()).toList();
                }""");
    }

    @AfterAll
    static void end() {
        PROMPT.eval("client.close();");
        PROMPT.eval("server.close();");
        Workbook.reset();
        PROMPT.close();
    }

    @Test
    void requestsAreOperations() {
        assertThat(PROMPT.eval("operations(real(\"blocking\", () -> client.send(get(\"/user\"), text).body()))"))
                .isEqualTo("[GET /user FULFILLED]");
        assertThat(PROMPT.eval("""
                operations(real("together", () -> {
                    var user = client.sendAsync(get("/user?x=1"), text);
                    var posts = client.sendAsync(get("/posts/1"), text);
                    return CompletableFuture.allOf(user, posts).join();
                }))""")).isEqualTo("[GET /user?x=1 FULFILLED, GET /posts/1 FULFILLED]");
    }

    @Test
    void anObservedRequestIsOneOperation() {
        assertThat(PROMPT.eval("""
                operations(real("observed", () ->
                    await(observe("fetchUser", () -> client.sendAsync(get("/user"), text)))))""")).isEqualTo("[fetchUser FULFILLED]");
    }

    @Test
    void aRequestThatFailsThrowsWhatHttpClientThrows() {
        PROMPT.eval("var nobody = HttpRequest.newBuilder(URI.create(\"http://localhost:1\")).build();");
        PROMPT.eval("var failed = real(\"nobody\", () -> client.send(nobody, text));");
        assertThat(PROMPT.eval("failed.failure().getClass().getSimpleName()")).isEqualTo("\"ConnectException\"");
        assertThat(PROMPT.eval("operations(failed)")).isEqualTo("[GET / REJECTED]");
    }

    @Test
    void platformThreadsAndPoolsAreReal() {
        PROMPT.eval("var pool = Executors.newFixedThreadPool(1);");
        PROMPT.eval("Boolean isTask() { return Thread.currentThread().isVirtual(); }");
        assertThat(PROMPT.eval("simulate(\"pool\", () -> pool.submit(() -> isTask()).get()).value()"))
                .isEqualTo("true");
        assertThat(PROMPT.eval("real(\"pool\", () -> pool.submit(() -> isTask()).get()).value()"))
                .isEqualTo("false");
        assertThat(PROMPT.eval("real(\"common\", () -> CompletableFuture.supplyAsync(() -> isTask()).join()).value()"))
                .isEqualTo("false");
        PROMPT.eval("pool.shutdown();");
    }

    @Test
    void clocksAreReal() {
        assertThat(PROMPT.eval(
                        "real(\"clock\", () -> Instant.now().isAfter(Instant.EPOCH.plusSeconds(1_000))).value()"))
                .isEqualTo("true");
        assertThat(PROMPT.eval("real(\"sleep\", () -> Thread.sleep(20)).duration() >= 20"))
                .isEqualTo("true");
    }
}
