package dev.meanwhile.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.meanwhile.Network;
import dev.meanwhile.sim.Conditions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// Answers requests as the [Blog] does, after the time that the network says.
final class BlogHandler implements HttpHandler {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// One kind of request.
    ///
    /// @param operation the method of the blog that does the same
    /// @param millis    how long it takes by itself
    /// @param path      a last part in braces stands for an argument
    /// @param data      of that argument, or of the request's body
    private record Route(String operation, long millis, String method, String path, Function<String, Object> data) {
        boolean matches(String requested) {
            return isPrefix()
                    ? requested.startsWith(prefix()) && requested.length() > prefix().length()
                    : requested.equals(path);
        }

        boolean isPrefix() {
            return path.endsWith("}");
        }

        String prefix() {
            return path.substring(0, path.indexOf('{'));
        }

        String argument(HttpExchange exchange) throws IOException {
            return isPrefix()
                    ? exchange.getRequestURI().getPath().substring(prefix().length())
                    : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<Route> ROUTES = List.of(
            new Route("fetchUser", Blog.USER, "GET", "/user", none -> Blog.user(1)),
            new Route("fetchUser", Blog.USER, "GET", "/users/{id}", id -> Blog.user(number(id))),
            new Route("fetchPosts", Blog.POSTS, "GET", "/posts", none -> Blog.posts(1)),
            new Route("fetchPosts", Blog.POSTS, "GET", "/posts/{userId}", id -> Blog.posts(number(id))),
            new Route("fetchComments", Blog.COMMENTS, "GET", "/comments/{postId}", id -> Blog.comments(number(id))),
            new Route("fetchWeather", Blog.WEATHER, "GET", "/weather/{city}", Blog::weather),
            new Route("fetchFriends", Blog.FRIENDS, "GET", "/friends/{userId}", id -> Blog.friends(number(id))),
            new Route("saveDraft", Blog.DRAFT, "POST", "/drafts", Blog::draft));

    /// @param data what becomes JSON
    private record Answer(int status, Object data) {
        static Answer error(int status, String what) {
            return new Answer(status, Map.of("error", what));
        }
    }

    private final BiFunction<String, Long, Conditions.Reply> replies;

    BlogHandler(Network network) {
        replies = network.replies();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is being closed
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        var found = ROUTES.stream().filter(r -> r.matches(path)).findFirst();
        if (path.equals("/")) {
            return new Answer(200, ROUTES.stream().map(Route::toString).toList());
        }
        if (found.isEmpty()) {
            return Answer.error(404, "path must be one of " + ROUTES + ", but was '" + path + "'");
        }
        var route = found.get();
        if (!route.method.equals(exchange.getRequestMethod())) {
            return Answer.error(
                    405,
                    "method of '" + path + "' must be " + route.method + ", but was " + exchange.getRequestMethod());
        }
        return answer(route, route.argument(exchange));
    }

    private Answer answer(Route route, String argument) throws InterruptedException {
        Conditions.Reply reply;
        synchronized (replies) { // latencies are drawn one after the other
            reply = replies.apply(route.operation, route.millis);
        }
        Thread.sleep(reply.millis());
        if (reply.failure() != null) {
            return Answer.error(status(reply.failure()), reply.failure());
        }
        try {
            return new Answer(200, route.data.apply(argument));
        } catch (NumberFormatException e) {
            return Answer.error(
                    400, "the last part of '" + route.path + "' must be a number, but was '" + argument + "'");
        }
    }

    private static int number(String id) {
        return Integer.parseInt(id);
    }

    private static int status(String failure) {
        return failure.matches("[45]\\d\\d\\b.*") ? Integer.parseInt(failure.substring(0, 3)) : 500;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = JSON.writeValueAsBytes(answer.data);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
    }
}
