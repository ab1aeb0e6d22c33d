package dev.meanwhile.agreement;

import static dev.meanwhile.Workbook.simulate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.promise.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A [Promise] does what a plain [CompletableFuture] does: the same results, exceptions and causes, states, and
/// order of callbacks.
///
/// `-Dagreement.count=1000000 -Dagreement.seed=7` compares more programs, and others.
class AgreementWithTheJdkTest {
    private static final int MOST_STEPS = 40;

    @Test
    void randomProgramsDoTheSameOnPromisesAsOnPlainFutures() {
        long first = Long.getLong("agreement.seed", 1);
        int count = Integer.getInteger("agreement.count", 4_000);
        LongStream.range(first, first + count)
                .filter(seed -> !onPromises(seed, MOST_STEPS).equals(onPlainFutures(seed, MOST_STEPS)))
                .findFirst()
                .ifPresent(AgreementWithTheJdkTest::report);
        System.out.println(
                "agreement with the JDK: " + count + " programs, seeds " + first + " to " + (first + count - 1));
    }

    private static List<String> onPlainFutures(long seed, int steps) {
        return FutureProgram.run(seed, steps, CompletableFuture::new);
    }

    private static List<String> onPromises(long seed, int steps) {
        return simulate("agreement", () -> FutureProgram.run(seed, steps, Promise::new))
                .value();
    }

    /// Shows the shortest beginning of the program that differs.
    private static void report(long seed) {
        for (int steps = 1; steps <= MOST_STEPS; steps++) {
            assertThat(onPromises(seed, steps)).as("seed " + seed).isEqualTo(onPlainFutures(seed, steps));
        }
    }

    @Test
    void timedMethodsDoInVirtualTimeWhatTheyDoInRealTime() {
        var onPromises = simulate("limits", () -> limits(new Promise<>())).value();
        assertThat(onPromises).isEqualTo(limits(new CompletableFuture<>()));
        assertThat(onPromises).hasSize(6).contains("late TimeoutException true");
    }

    /// Each of two limits with something that is sooner and something that is later; long after each other,
    /// because real time is rough.
    private static List<String> limits(CompletableFuture<Object> kind) {
        var results = new ArrayList<CompletableFuture<String>>();
        for (int limit : new int[] {20, 300}) {
            results.add(told("late", after(kind, 150).orTimeout(limit, TimeUnit.MILLISECONDS)));
            results.add(told("default", after(kind, 150).completeOnTimeout("instead", limit, TimeUnit.MILLISECONDS)));
            results.add(told("get", after(kind, 150).thenApply(v -> v).orTimeout(limit, TimeUnit.MILLISECONDS)));
        }
        return results.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Object> after(CompletableFuture<Object> kind, long millis) {
        return kind.newIncompleteFuture().completeOnTimeout("value", millis, TimeUnit.MILLISECONDS);
    }

    private static CompletableFuture<String> told(String name, CompletableFuture<Object> future) {
        return future.handle(
                (v, e) -> name + " " + (e == null ? v : e.getClass().getSimpleName()) + " " + future.isDone());
    }
}
