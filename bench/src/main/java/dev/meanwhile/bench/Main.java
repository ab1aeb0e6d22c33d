package dev.meanwhile.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the benchmarks in rounds (as many as the first argument says; default 3) that alternate between the
/// library and its peer, each in a fresh JVM, and prints one table of ratios.
///
/// The processor time is what counts: on a busy machine the clock on the wall says how busy it is.
public final class Main {
    private static final String OURS = "OfMeanwhile";
    private static final String PEER = "OfCoroutines";

    private Main() {}

    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        Map<String, List<Double>> scores = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            System.err.printf("round %d of %d%n", round, rounds);
            for (var result : run()) {
                var benchmark = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
                scores.computeIfAbsent(benchmark, _ -> new ArrayList<>())
                        .add(result.getSecondaryResults()
                                .get(ProcessorTime.RESULT)
                                .getScore());
            }
        }
        print(scores);
    }

    private static Iterable<RunResult> run() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(VirtualTime.class.getName())
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgs("--add-opens=java.base/java.lang=ALL-UNNAMED", "-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                        .addProfiler(ProcessorTime.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static void print(Map<String, List<Double>> scores) {
        System.out.printf("%-10s %15s %28s %8s%n", "ns of CPU", "Meanwhile", "kotlinx-coroutines-test", "ratio");
        scores.forEach((benchmark, peer) -> {
            if (benchmark.endsWith(PEER)) {
                var work = benchmark.substring(0, benchmark.length() - PEER.length());
                var ours = scores.get((work.equals("calls") ? "chain" : work) + OURS);
                System.out.printf("%-10s %15s %28s %8.2f%n", work, text(ours), text(peer), median(ours) / median(peer));
            }
        });
    }

    /// The median, and how far it spreads.
    private static String text(List<Double> scores) {
        var sorted = scores.stream().sorted().toList();
        return "%.0f (%.0f-%.0f)".formatted(median(scores), sorted.getFirst(), sorted.getLast());
    }

    private static double median(List<Double> scores) {
        var sorted = scores.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
