package dev.meanwhile.agent;

import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import REPL.LoopPrograms;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An interrupt ends whatever a cell is doing, soon, and the thread with it: no processor stays busy.
class InterruptsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Class<?> program = Learner.load(LoopPrograms.class);
    private final AtomicReference<Throwable> end = new AtomicReference<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endlessLoop",
                "emptyLoop",
                "emptyFor",
                "doWhile",
                "loopWithContinue",
                "endlessRecursion",
                "swallowsInterrupts",
                "asksButGoesOn",
                "joinsForEver"
            })
    void endsACell(String method) throws Exception {
        interrupt(cell(() -> Learner.call(program, method)));
        assertThat(end.get())
                .isInstanceOf(CellInterrupted.class)
                .hasMessageMatching("the cell was interrupted at LoopPrograms.java line \\d+");
    }

    @Test
    void waitsOfTheJdkEndAsTheyAlwaysDid() throws Exception {
        interrupt(cell(() -> Learner.call(program, "takesForEver")));
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aLoopThatAsksForTheFlagEndsByItself() throws Exception {
        interrupt(cell(() -> Learner.call(program, "asksForTheFlag")));
        assertThat(end.get()).isNull();
        assertThat(program.getField("ending").get(null)).isEqualTo("by itself");
    }

    @Test
    void otherThreadsOfACellAreTheLearnersAffair() throws Exception {
        var thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                Learner.call(program, "endlessLoop");
            } catch (Throwable e) {
                end.set(e);
            }
        });
        thread.interrupt();
        thread.join(200);
        assertThat(thread.isAlive()).isTrue();
        makeCell(thread); // and so let it end
        thread.join(SOON);
        assertThat(thread.isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endlessLoop",
                "emptyLoop",
                "endlessRecursion",
                "ignoresExceptions",
                "swallowsInterrupts",
                "asksForTheFlag"
            })
    void endsASimulation(String method) throws Exception {
        var before = threads();
        interrupt(cell(() -> simulate("endless", () -> {
            async("other", () -> sleep(1_000_000));
            sleep(10);
            return Learner.call(program, method);
        })));
        assertThat(end.get())
                .isInstanceOf(CancellationException.class)
                .hasMessageMatching("simulation 'endless' was interrupted at \\d+ virtual ms");
        assertThat(threads()).isLessThanOrEqualTo(before);
    }

    @Test
    void inATaskItsOwnInterruptStopsNothing() {
        var run = simulate("own interrupt", () -> {
            Thread.currentThread().interrupt();
            Object sum = program.getMethod("sumUp", int.class).invoke(null, 1000);
            return sum + " " + Thread.interrupted();
        });
        assertThat(run.value()).endsWith(" true");
    }

    @Test
    void endlessRecursionOverflowsAsItAlwaysDid() throws Exception {
        var thread = cell(() -> Learner.call(program, "deepRecursion"));
        thread.join(SOON);
        assertThat(end.get()).isInstanceOf(StackOverflowError.class);
        assertThat(simulate("deep", () -> Learner.call(program, "deepRecursion"))
                        .failure())
                .isInstanceOf(StackOverflowError.class);
    }

    /// Runs `code` as a kernel runs a cell.
    private Thread cell(Callable<?> code) {
        return Thread.ofPlatform().start(() -> {
            try {
                Learner.call(program, "do_it$");
                code.call();
            } catch (Throwable e) {
                end.set(e);
            }
        });
    }

    private void interrupt(Thread cell) throws InterruptedException {
        cell.join(150); // it shall be in the midst of it
        cell.interrupt();
        cell.join(SOON);
        assertThat(cell.isAlive()).isFalse();
    }

    private void makeCell(Thread thread) throws Exception {
        var field = Interrupts.class.getDeclaredField("cell");
        field.setAccessible(true);
        field.set(null, thread);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().contains("meanwhile"))
                .count();
    }
}
