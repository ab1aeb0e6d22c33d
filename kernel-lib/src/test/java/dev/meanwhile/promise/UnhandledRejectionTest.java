package dev.meanwhile.promise;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.promise.Operations.failing;
import static dev.meanwhile.promise.Operations.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.Action;
import dev.meanwhile.Run;
import dev.meanwhile.promise.Operations.Failure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A rejection to which nothing is attached by the end of its turn is reported.
class UnhandledRejectionTest {
    private static List<String> unhandled(Action body) {
        Run<Void> run = simulate("unhandled", body);
        return run.unhandled().stream()
                .map(u -> u.at() + " " + u.promise()
                        + (u.handledAt().isPresent()
                                ? ", handled at " + u.handledAt().getAsLong()
                                : ""))
                .toList();
    }

    @Test
    void ofAnOperationOrATask() {
        assertThat(unhandled(() -> failing("op", 10))).containsExactly("10 op");
        assertThat(unhandled(() -> async("task", () -> await(failing("op", 10)))))
                .containsExactly("10 task");
    }

    @Test
    void ofACombination() {
        assertThat(unhandled(() -> all(failing("a", 10), ok("b", 20)))).containsExactly("10 all of a, b");
    }

    @Test
    void notIfSomebodyLooksInTheSameTurn() {
        assertThat(unhandled(() -> {
                    var promise = new Promise<String>();
                    promise.completeExceptionally(new Failure("by hand"));
                    promise.exceptionally(Throwable::getMessage);
                }))
                .isEmpty();
    }

    @Test
    void handledLateIfSomebodyLooksAfterwards() {
        assertThat(unhandled(() -> {
                    var user = failing("user", 10);
                    var posts = ok("posts", 50);
                    await(posts);
                    await(user);
                }))
                .containsExactly("10 user, handled at 50");
    }

    @Test
    void everyWayToLookCounts() {
        assertThat(unhandled(() -> {
                    failing("a", 10).exceptionally(Throwable::getMessage);
                    failing("b", 10).handle((v, e) -> "");
                    CompletableFuture.allOf(failing("c", 10), failing("d", 10));
                    var e = failing("e", 10);
                    async("joins", () -> {
                        try {
                            e.join();
                        } catch (RuntimeException expected) {
                            // it has looked
                        }
                    });
                    new Promise<String>().thenCombine(failing("f", 10), String::concat);
                }))
                .isEmpty();
    }

    @Test
    void ofAStageThatNothingIsAttachedTo() {
        assertThat(unhandled(() -> failing("op", 10).thenApply(String::length))).containsExactly("10 op");
        assertThat(unhandled(() -> ok("op", 10).thenApply(s -> s.charAt(7)))).containsExactly("10 op");
        assertThat(unhandled(() -> failing("op", 10).thenApply(String::length).thenApply(n -> n + 1)))
                .containsExactly("10 op");
        assertThat(unhandled(() -> failing("op", 10).thenApply(String::length).exceptionally(e -> 0)))
                .isEmpty();
    }

    @Test
    void notOfAStageThatAStaticMethodHasTaken() {
        assertThat(unhandled(() -> {
                    var stage = failing("op", 10).thenApply(String::length);
                    sleep(5);
                    CompletableFuture.allOf(stage);
                }))
                .isEmpty();
    }

    @Test
    void aTimeLimitIsNobodyWhoLooks() {
        assertThat(unhandled(() -> failing("op", 10).orTimeout(20, TimeUnit.MILLISECONDS)))
                .containsExactly("10 op");
        assertThat(unhandled(() -> new Promise<String>().orTimeout(20, TimeUnit.MILLISECONDS)))
                .containsExactly("20 a promise");
        assertThat(unhandled(() -> ok("op", 30).thenApply(s -> s).orTimeout(20, TimeUnit.MILLISECONDS)))
                .containsExactly("20 op");
    }

    @Test
    void cancellationIsNoFailure() {
        assertThat(unhandled(() -> ok("op", 10).cancel(true))).isEmpty();
    }
}
