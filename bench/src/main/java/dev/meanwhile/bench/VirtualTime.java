package dev.meanwhile.bench;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;

import dev.meanwhile.Run;
import dev.meanwhile.promise.Promise;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/// What an await costs in virtual time, everything recorded, beside kotlinx-coroutines-test, which records
/// nothing.
///
/// - `chain`: operations, one after the other, each started and then awaited;
/// - `calls`: the same beside calls of a suspending function, which start nothing that others could await too;
/// - `sleeps`: waits without operations;
/// - `fan`: tasks side by side, each with two operations, one after the other.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VirtualTime {
    private static final int CHAIN = 200_000;
    private static final int FAN = 50_000;

    @Benchmark
    @OperationsPerInvocation(CHAIN)
    public Run<?> chainOfMeanwhile() {
        return checked(CHAIN, simulate("chain", () -> {
            int sum = 0;
            for (int i = 0; i < CHAIN; i++) {
                int value = i;
                sum += await(remote("fetch", 1, () -> value));
            }
            return sum;
        }));
    }

    @Benchmark
    @OperationsPerInvocation(CHAIN)
    public long chainOfCoroutines() {
        return checked(CHAIN, Coroutines.chain(CHAIN));
    }

    @Benchmark
    @OperationsPerInvocation(CHAIN)
    public long callsOfCoroutines() {
        return checked(CHAIN, Coroutines.calls(CHAIN));
    }

    @Benchmark
    @OperationsPerInvocation(CHAIN)
    public Run<?> sleepsOfMeanwhile() {
        return checked(CHAIN, simulate("sleeps", () -> {
            for (int i = 0; i < CHAIN; i++) {
                sleep(1);
            }
        }));
    }

    @Benchmark
    @OperationsPerInvocation(CHAIN)
    public long sleepsOfCoroutines() {
        return checked(CHAIN, Coroutines.sleeps(CHAIN));
    }

    @Benchmark
    @OperationsPerInvocation(FAN)
    public Run<?> fanOfMeanwhile() {
        return checked(11, simulate("fan", () -> {
            var tasks = new ArrayList<Promise<Integer>>(FAN);
            for (int i = 0; i < FAN; i++) {
                int value = i;
                tasks.add(async(
                        "task",
                        () -> await(remote("first", 1 + value % 10, () -> value))
                                + await(remote("second", 1, () -> 0))));
            }
            return await(all(tasks)).stream().mapToInt(Integer::intValue).sum();
        }));
    }

    @Benchmark
    @OperationsPerInvocation(FAN)
    public long fanOfCoroutines() {
        return checked(11, Coroutines.fan(FAN));
    }

    private static Run<?> checked(long millis, Run<?> run) {
        if (run.failed()) {
            throw new IllegalStateException("the benchmark is wrong", run.failure());
        }
        checked(millis, run.duration());
        return run;
    }

    private static long checked(long millis, long duration) {
        if (duration != millis) {
            throw new IllegalStateException("duration must be " + millis + " ms, but was " + duration);
        }
        return duration;
    }
}
