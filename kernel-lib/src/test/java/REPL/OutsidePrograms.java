package REPL;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

public class OutsidePrograms {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final ScheduledExecutorService SCHEDULER = Executors.newScheduledThreadPool(1);

    private static final String SERVER = start();

    private static String start() {
        try {
            var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.createContext("/", exchange -> {
                var body = "hello".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Takes(millis = 60, gives = "xxx false")
    public static Object poolFromAnEarlierCell() throws Exception {
        var a = POOL.submit(OutsidePrograms::slowly);
        var b = POOL.submit(OutsidePrograms::slowly);
        var c = CompletableFuture.supplyAsync(OutsidePrograms::slowly, POOL);
        return a.get() + b.get() + c.join() + " " + POOL.isShutdown();
    }

    @Takes(millis = 30, gives = "later")
    public static Object schedulerFromAnEarlierCell() throws Exception {
        return SCHEDULER.schedule(() -> "later", 30, TimeUnit.MILLISECONDS).get();
    }

    private static String slowly() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "x";
    }

    @Takes(millis = 0, gives = "hello hello")
    public static Object http() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(SERVER)).build();
            var first = client.send(request, BodyHandlers.ofString()).body();
            var second =
                    client.sendAsync(request, BodyHandlers.ofString()).join().body();
            return first + " " + second;
        }
    }

    @Takes(millis = 0, gives = "0 true 0")
    public static Object processes() throws Exception {
        var process = new ProcessBuilder("true").start();
        return process.waitFor() + " " + process.waitFor(10, TimeUnit.SECONDS) + " "
                + process.onExit().join().exitValue();
    }

    @Takes(millis = 0, gives = "text")
    public static Object files() throws Exception {
        var file = Files.createTempFile("meanwhile", ".txt");
        try {
            Files.writeString(file, "text");
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    public static void timer() {
        new Timer(true).cancel();
    }

    public static void otherTimers() {
        new Timer().cancel();
        new Timer("name").cancel();
        new Timer("name", true).cancel();
    }

    public static void scopeWithATimeout() throws Exception {
        try (var scope = StructuredTaskScope.open(
                StructuredTaskScope.Joiner.awaitAll(), config -> config.withTimeout(Duration.ofSeconds(1)))) {
            scope.join();
        }
    }

    /// A server that never answers.
    private static final ServerSocket SILENT = silent();

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Object socket() throws IOException {
        try (var socket = new Socket(SILENT.getInetAddress(), SILENT.getLocalPort())) {
            return socket.getInputStream().read();
        }
    }

    public static Object socketBesideATimer() throws Exception {
        var ticking = new Thread(() -> {
            while (true) {
                pause();
            }
        });
        ticking.start();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger("slow.port"))) {
            return socket.getInputStream().read();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Object waitsInAParallelStream() {
        return IntStream.range(0, 4).parallel().mapToObj(i -> slowly() + i).toList();
    }

    public static Object delayQueue() throws InterruptedException {
        class Later implements Delayed {
            private final long due = System.nanoTime() + 1_000_000;

            @Override
            public long getDelay(TimeUnit unit) {
                return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
            }

            @Override
            public int compareTo(Delayed other) {
                return 0;
            }
        }
        var queue = new DelayQueue<Later>();
        queue.add(new Later());
        return queue.take();
    }

    public static void spins() {
        var future = new CompletableFuture<String>();
        future.completeOnTimeout("done", 10, TimeUnit.MILLISECONDS);
        while (!future.isDone()) {
            Thread.onSpinWait();
        }
    }
}
