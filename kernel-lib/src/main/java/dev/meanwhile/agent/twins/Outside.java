package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.promise.Promise;
import dev.meanwhile.promise.Promises;
import dev.meanwhile.sim.EventLoop;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Timer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Calls that have to do with the world outside: they really happen, and take no virtual time. The whole
/// simulation waits for them meanwhile; else it would take the one who waits for somebody whom nobody will ever
/// answer. On the wall clock a request is an operation that goes on beside the tasks.
///
/// What can neither be virtual nor be waited for ends the run with a verdict that says what to write instead.
public final class Outside {
    private Outside() {}

    /// Makes `call` on the thread that drives the loop.
    private static <T extends @Nullable Object> CompletableFuture<T> real(EventLoop loop, Callable<T> call) {
        var result = new CompletableFuture<T>();
        Runnable now = () -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        };
        if (Thread.currentThread().isVirtual()) {
            loop.enqueue(now);
            Waits.<@Nullable Void, RuntimeException>uninterruptibly(
                    "a call of the outside", () -> Futures.awaitDone(result));
        } else {
            now.run();
        }
        return result;
    }

    /// The result of a call that has been made; what it threw is thrown again.
    private static <T extends @Nullable Object, E extends Throwable> T get(CompletableFuture<T> made) throws E {
        if (made.isCompletedExceptionally()) {
            @SuppressWarnings("unchecked") // whatever the original throws
            var thrown = (E) made.exceptionNow();
            throw thrown;
        }
        return made.resultNow();
    }

    // ---- HTTP

    @Twin(HttpClient.class)
    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        var loop = EventLoop.currentOrNull();
        if (loop == null) {
            return client.send(request, handler);
        }
        return Outside.<HttpResponse<T>, IOException>get(
                loop.isVirtual()
                        ? real(loop, () -> client.send(request, handler))
                        : answered(observed(client, request, handler)));
    }

    @Twin(HttpClient.class)
    public static <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        var loop = EventLoop.currentOrNull();
        if (loop == null) {
            return client.sendAsync(request, handler);
        }
        return loop.isVirtual() ? real(loop, () -> client.send(request, handler)) : observed(client, request, handler);
    }

    private static <T> Promise<HttpResponse<T>> observed(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        var path = request.uri().getRawPath();
        var query = request.uri().getRawQuery();
        return Promises.observe(
                request.method() + " " + (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query),
                () -> client.sendAsync(request, handler));
    }

    private static <T> CompletableFuture<T> answered(CompletableFuture<T> answer) throws InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException e) {
            // the caller asks the future
        } catch (InterruptedException e) {
            answer.cancel(true); // as HttpClient does
            throw e;
        }
        return answer;
    }

    @Twin(HttpClient.class)
    public static void close(HttpClient client) {
        var loop = EventLoop.virtualOrNull();
        if (loop == null) {
            client.close();
        } else {
            real(loop, () -> {
                client.close();
                return client;
            });
        }
    }

    // ---- processes

    @Twin(Process.class)
    public static int waitFor(Process process) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? process.waitFor() : Outside.<Integer, RuntimeException>get(real(loop, process::waitFor));
    }

    @Twin(Process.class)
    public static boolean waitFor(Process process, long timeout, TimeUnit unit) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? process.waitFor(timeout, unit)
                : Outside.<Boolean, RuntimeException>get(real(loop, () -> process.waitFor(timeout, unit)));
    }

    @Twin(Process.class)
    public static CompletableFuture<Process> onExit(Process process) {
        var loop = EventLoop.virtualOrNull();
        return loop == null
                ? process.onExit()
                : real(loop, () -> {
                    process.waitFor();
                    return process;
                });
    }

    // ---- what has a thread of its own

    @Twin(value = Timer.class, name = Twin.NEW)
    public static Timer timer() {
        refuseTimers();
        return new Timer();
    }

    @Twin(value = Timer.class, name = Twin.NEW)
    public static Timer timer(boolean daemon) {
        refuseTimers();
        return new Timer(daemon);
    }

    @Twin(value = Timer.class, name = Twin.NEW)
    public static Timer timer(String name) {
        refuseTimers();
        return new Timer(name);
    }

    @Twin(value = Timer.class, name = Twin.NEW)
    public static Timer timer(String name, boolean daemon) {
        refuseTimers();
        return new Timer(name, daemon);
    }

    private static void refuseTimers() {
        var loop = EventLoop.virtualOrNull();
        if (loop != null) {
            throw loop.escape(
                    "new Timer",
                    "starts a thread that measures real time",
                    "use Executors.newSingleThreadScheduledExecutor(), which is virtual, or sleep(millis) in async(...)");
        }
    }
}
