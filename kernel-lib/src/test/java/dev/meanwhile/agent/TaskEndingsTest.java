package dev.meanwhile.agent;

import static dev.meanwhile.Workbook.real;
import static dev.meanwhile.Workbook.simulate;
import static org.assertj.core.api.Assertions.assertThat;

import REPL.ScopePrograms;
import dev.meanwhile.sim.DeadlockException;
import dev.meanwhile.timeline.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a task has ended is seen, though what started it keeps its failure; so is what its starter waits for.
class TaskEndingsTest {
    private final Class<?> programs = Learner.load(ScopePrograms.class);

    @Test
    void aScopeCancelsAtTheFirstFailure() {
        assertThat(endings("scope"))
                .containsExactly(
                        "task 1 FULFILLED at 10",
                        "task 2 REJECTED at 30: IllegalStateException: 503",
                        "task 3 CANCELLED at 30: InterruptedException: interrupted while it waited for the end of a sleep");
    }

    @Test
    void aScopeThatAwaitsAllCancelsNone() {
        assertThat(endings("scopeOfRunnables"))
                .containsExactly("task 1 REJECTED at 0: IllegalStateException: 503", "task 2 FULFILLED at 20");
    }

    @Test
    void anExecutorTellsOfFailuresAndCancellations() {
        assertThat(endings("threadPerTask"))
                .containsExactly(
                        "task 1 FULFILLED at 10",
                        "task 2 REJECTED at 30: IllegalStateException: 503",
                        "task 3 CANCELLED at 50");
    }

    @Test
    void invokeAllTellsOfFailures() {
        assertThat(endings("invokeAll"))
                .containsExactly("task 1 FULFILLED at 10", "task 2 REJECTED at 30: IllegalStateException: 503");
    }

    @Test
    void asyncCallsTellOfFailuresButTheThreadOfAPoolGoesOn() {
        assertThat(endings("asyncCalls"))
                .containsExactly(
                        "task 1 REJECTED at 30: IllegalStateException: 503",
                        "task 2 REJECTED at 0: IllegalStateException: 503",
                        "task 3 REJECTED at 30: IllegalStateException: 503",
                        "pool-1-thread-1 FULFILLED at 30");
    }

    /// On the wall clock platform threads are none of the run's tasks.
    @ParameterizedTest
    @ValueSource(strings = {"asyncCallOnAPlatformThread", "scopeOfPlatformThreads"})
    void aThreadThatIsNoTaskTellsNothing(String program) {
        var run = real(program, () -> Learner.call(programs, program));
        assertThat(run.timeline().spans().stream()
                        .filter(s -> s.kind() == Kind.TASK)
                        .map(s -> s.name() + " " + s.outcome()))
                .containsExactly("main FULFILLED");
    }

    @Test
    void whoWaitsForThemAllSaysForWhat() {
        assertThat(waits("scope")).containsExactly("StructuredTaskScope 0 to 30");
        assertThat(waits("threadThatNobodyAsks")).containsExactly("ExecutorService 0 to 10");
    }

    @Test
    void aVerdictSaysSoToo() {
        assertThat(simulate("no end", () -> Learner.call(programs, "threadsWithoutEnd"))
                        .failure())
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining(
                        "main waits for the tasks of ExecutorService since 0 ms (ScopePrograms.java line ")
                .hasMessageContaining("task 1 waits for a permit of Semaphore since 0 ms (ScopePrograms.java line ");
    }

    private List<String> waits(String program) {
        return simulate(program, () -> Learner.call(programs, program)).timeline().spans().stream()
                .filter(s -> s.kind() == Kind.WAIT && s.task() == 0)
                .map(s -> s.name() + " " + s.start() + " to " + s.end())
                .toList();
    }

    private List<String> endings(String program) {
        var run = simulate(program, () -> Learner.call(programs, program));
        return run.timeline().spans().stream()
                .filter(s -> s.kind() == Kind.TASK && !s.name().equals("main"))
                .map(s -> s.name() + " " + s.outcome() + " at " + s.end()
                        + (s.detail().isBlank() ? "" : ": " + s.detail()))
                .toList();
    }
}
