package dev.meanwhile.service;

import com.sun.net.httpserver.HttpServer;
import dev.meanwhile.Network;
import dev.meanwhile.Workbook;
import dev.meanwhile.sim.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The [Blog] as a real HTTP server on this machine: the same data as JSON, after the same time, for runs on the
/// wall clock.
///
/// It is running until it is closed; one that was started inside of a run is closed with it. It has no thread
/// that would keep the JVM alive.
///
/// ```java
/// try (var server = BlogServer.start(); var client = HttpClient.newHttpClient()) {
///     var request = HttpRequest.newBuilder(server.uri("/users/1")).build();
///     real("over HTTP", () -> client.send(request, BodyHandlers.ofString()).body());
/// }
/// ```
public final class BlogServer implements AutoCloseable {
    /// Sends small replies at once; otherwise they wait until the client has acknowledged their header.
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    private BlogServer(Network network) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new BlogHandler(network));
        server.setExecutor(handlers);
    }

    /// A server that takes as long as the blog does.
    public static BlogServer start() {
        return start(Workbook.network());
    }

    /// A server with other latencies and failures; they are given by the names of the blog's methods. A failure
    /// whose reason begins with a status, as `503 Service Unavailable` does, has that status, any other one 500.
    ///
    /// The first request of a JVM takes far longer than all others, so it is made here.
    ///
    /// @throws IllegalStateException if called in a simulation, whose time a server knows nothing of
    public static BlogServer start(Network network) {
        refuseSimulations();
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        var started = create(network);
        onDaemonThread(started::begin);
        var run = EventLoop.currentOrNull();
        if (run != null) {
            run.atEnd(started::close);
        }
        return started;
    }

    private static void refuseSimulations() {
        var run = EventLoop.virtualOrNull();
        if (run != null) {
            throw new IllegalStateException("BlogServer.start() must not be called inside of a simulation, but was"
                    + " called in '" + run.name() + "'; call it before, or in real(...)");
        }
    }

    private static BlogServer create(Network network) {
        try {
            return new BlogServer(network);
        } catch (IOException e) {
            throw new UncheckedIOException("the blog's server could not be started: " + e.getMessage(), e);
        }
    }

    /// The server's own thread is a daemon only if the one that starts it is.
    private static void onDaemonThread(Runnable work) {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().name("blog server").start(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        done.join();
    }

    private void begin() {
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(uri("/")).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("the blog's server does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The address of a path on this server; `/` lists what there is.
    ///
    /// @throws IllegalArgumentException if the path does not begin with `/`
    /// @throws IllegalStateException    if the server is closed
    public URI uri(String path) {
        if (closed) {
            throw new IllegalStateException("the blog's server is closed; start another one with BlogServer.start()");
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path must begin with '/', but was '" + path + "'");
        }
        return URI.create(address() + path);
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Whether it has been closed.
    public boolean isClosed() {
        return closed;
    }

    /// Ends it at once; requests that are under way get no answer.
    @Override
    public void close() {
        closed = true;
        server.stop(0);
        handlers.shutdownNow();
    }

    @Override
    public String toString() {
        return "BlogServer " + (closed ? "(closed)" : address());
    }
}
