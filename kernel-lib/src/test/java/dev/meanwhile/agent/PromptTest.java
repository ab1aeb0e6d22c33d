package dev.meanwhile.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.Workbook;
import dev.meanwhile.sim.Sites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Snippets of a real JShell, rewritten.
class PromptTest {
    private final Prompt prompt = new Prompt();

    @BeforeEach
    void begin() {
        Workbook.reset();
        Sites.translateOtherwiseBy(SnippetLines::place);
    }

    @AfterEach
    void end() {
        Workbook.reset();
        Sites.translateOtherwiseBy(frame -> null);
        prompt.close();
    }

    @Test
    void anOrdinaryFutureOfPromisesMovesTheSession() {
        prompt.eval("var user = fetchUser(); var posts = fetchPosts();");
        prompt.eval("CompletableFuture.allOf(user, posts).join();");
        assertThat(prompt.eval("now()")).isEqualTo("150");
        assertThat(prompt.eval("user.isDone() && posts.isDone()")).isEqualTo("true");
    }

    @Test
    void getWithAndWithoutALimitMovesTheSessionToo() {
        assertThat(prompt.eval("CompletableFuture.anyOf(fetchUser(), fetchPosts()).get().toString()"))
                .contains("Ada");
        assertThat(prompt.eval("now()")).isEqualTo("100");
        assertThat(prompt.eval("CompletableFuture.allOf(fetchPosts()).get(1, TimeUnit.SECONDS)"))
                .isEqualTo("null");
        assertThat(prompt.eval("now()")).isEqualTo("250");
    }

    @Test
    void aLimitIsVirtualAsFarAsTheSessionGoes() {
        prompt.eval("""
                String limited(CompletableFuture<?> future) throws Exception {
                    try {
                        return "" + future.get(40, TimeUnit.MILLISECONDS);
                    } catch (TimeoutException e) {
                        return "timeout";
                    }
                }""");
        assertThat(prompt.eval("limited(CompletableFuture.allOf(fetchUser()))")).isEqualTo("\"timeout\"");
        assertThat(prompt.eval("now()")).isEqualTo("40");
    }

    @Test
    void futuresOfOtherThreadsAreWaitedForAsEver() {
        assertThat(prompt.eval("CompletableFuture.supplyAsync(() -> 6 * 7).join()"))
                .isEqualTo("42");
        assertThat(prompt.eval("now()")).isEqualTo("0");
    }

    @Test
    void classesOfEarlierSnippetsAreKnown() {
        prompt.eval("""
                class Worker extends Thread {
                    @Override public void run() {
                        try { sleep(70); } catch (InterruptedException e) { }
                    }
                }""");
        prompt.eval("var run = simulate(\"worker\", () -> { var w = new Worker(); w.start(); w.join(); });");
        assertThat(prompt.eval("run.duration()")).isEqualTo("70");
    }

    @Test
    void linesAreThoseOfTheSnippet() {
        assertThat(prompt.eval("""
                simulate("line 3 of an expression", () -> {
                    var permits = new Semaphore(0);
                    permits.acquire();
                }).failure().getMessage()""")).contains("(cell line 3)");
        prompt.eval("""
                var run = simulate("line 4 of a variable", () -> {

                    var permits = new Semaphore(0);
                    permits.acquire();
                });""");
        assertThat(prompt.eval("run.failure().getMessage()")).contains("(cell line 4)");
        prompt.eval("""
                void take() throws InterruptedException {
                    new LinkedBlockingQueue<String>().take();
                }""");
        assertThat(prompt.eval("simulate(\"line 2 of a method\", () -> take()).failure().getMessage()"))
                .contains("(cell line 2)");
        prompt.eval("""
                class Taker {
                    // a comment
                    void take() throws InterruptedException {
                        new LinkedBlockingQueue<String>().take();
                    }
                }""");
        assertThat(prompt.eval("simulate(\"line 4 of a class\", () -> new Taker().take()).failure().getMessage()"))
                .contains("(cell line 4)");
        prompt.eval("""
                String message;
                try {
                    simulate("line 4 of statements", () -> {
                        new Semaphore(0).acquire();
                    }).value();
                } catch (IllegalStateException e) {
                    message = e.getCause().getMessage();
                }""");
        assertThat(prompt.eval("message")).contains("(cell line 3)"); // the declaration is a snippet of its own
    }
}
