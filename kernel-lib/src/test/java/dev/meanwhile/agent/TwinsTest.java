package dev.meanwhile.agent;

import static dev.meanwhile.Workbook.real;
import static dev.meanwhile.Workbook.simulate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import REPL.ClockPrograms;
import REPL.FuturePrograms;
import REPL.LockPrograms;
import REPL.OutsidePrograms;
import REPL.PoolPrograms;
import REPL.ScopePrograms;
import REPL.SleepPrograms;
import REPL.StagePrograms;
import REPL.Takes;
import REPL.TenPrograms;
import REPL.ThreadPrograms;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Unmodified programs: in a simulation they take exactly the virtual time that they say, and next to no real
/// time; outside, and in a run on the wall clock, they do what they always did.
class TwinsTest {
    private static final List<Class<?>> PROGRAMS = List.of(
            SleepPrograms.class,
            FuturePrograms.class,
            LockPrograms.class,
            ThreadPrograms.class,
            PoolPrograms.class,
            ClockPrograms.class,
            OutsidePrograms.class,
            TenPrograms.class,
            StagePrograms.class,
            ScopePrograms.class);
    private static final Duration REAL_LIMIT = Duration.ofMillis(100);
    /// The first run loads classes, and the machine may be busy: the quickest counts.
    private static final int ATTEMPTS = 5;
    private static final long CLOCKS_DIFFER = 5;

    @TestFactory
    Stream<DynamicTest> inASimulation() {
        return PROGRAMS.stream()
                .flatMap(program -> Learner.methods(program).stream()
                        .map(method ->
                                dynamicTest(program.getSimpleName() + "." + method, () -> isVirtual(program, method))));
    }

    @TestFactory
    Stream<DynamicTest> onTheWallClock() {
        return outside((program, method) -> isRealInARun(program, method));
    }

    @TestFactory
    Stream<DynamicTest> outside() {
        return outside((program, method) -> isReal(program, method));
    }

    private interface Claim {
        void check(Class<?> program, String method) throws Exception;
    }

    private static Stream<DynamicTest> outside(Claim claim) {
        return PROGRAMS.stream()
                .flatMap(program -> Learner.methods(program).stream()
                        .filter(method -> takes(program, method).outsideToo())
                        .map(method -> dynamicTest(
                                program.getSimpleName() + "." + method, () -> inReality(claim, program, method))));
    }

    /// On a machine that stands still for a moment, a time limit can expire before what it limits; not three times.
    private static void inReality(Claim claim, Class<?> program, String method) throws Exception {
        for (int attempt = 1; attempt < 3; attempt++) {
            Interrupts.begin(); // each is a cell of its own
            try {
                claim.check(program, method);
                return;
            } catch (AssertionError | Exception e) {
                Thread.interrupted(); // it may have left that behind
            }
        }
        Interrupts.begin();
        claim.check(program, method);
    }

    private static void isVirtual(Class<?> program, String method) {
        var rewritten = Learner.load(program);
        var takes = takes(program, method);
        var quickest = Duration.ofDays(1);
        for (int attempt = 1; attempt <= ATTEMPTS && quickest.compareTo(REAL_LIMIT) >= 0; attempt++) {
            long start = System.nanoTime();
            var run = simulate(method, () -> String.valueOf(Learner.call(rewritten, method)));
            quickest = Collections.min(List.of(quickest, Duration.ofNanos(System.nanoTime() - start)));
            assertThat(run.failure()).isNull();
            assertThat(run.value()).isEqualTo(takes.gives());
            assertThat(run.duration()).isEqualTo(takes.millis());
        }
        assertThat(quickest).isLessThan(REAL_LIMIT);
    }

    private static void isReal(Class<?> program, String method) throws Exception {
        var rewritten = Learner.load(program);
        var takes = takes(program, method);
        long start = System.nanoTime();
        assertThat(String.valueOf(Learner.call(rewritten, method))).isEqualTo(takes.gives());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(takes.millis() - CLOCKS_DIFFER));
    }

    private static void isRealInARun(Class<?> program, String method) {
        var rewritten = Learner.load(program);
        var takes = takes(program, method);
        var run = real(method, () -> String.valueOf(Learner.call(rewritten, method)));
        assertThat(run.failure()).isNull();
        assertThat(run.value()).isEqualTo(takes.gives());
        assertThat(run.duration()).isGreaterThan(takes.millis() - CLOCKS_DIFFER);
    }

    private static Takes takes(Class<?> program, String method) {
        try {
            return program.getMethod(method).getAnnotation(Takes.class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
