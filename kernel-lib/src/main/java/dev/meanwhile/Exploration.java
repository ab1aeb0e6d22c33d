package dev.meanwhile;

import dev.meanwhile.render.Drawing;
import dev.meanwhile.render.Histogram;
import dev.meanwhile.render.Tables;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The distinct outcomes of a scenario over many orders and latencies, each with a seed that gives it again. Two
/// runs have the same outcome if they return (or throw) the same and log the same lines in the same order,
/// whenever that is.
public final class Exploration implements Picture {
    private final String name;
    private final List<Outcome> outcomes;
    private final long[] durations;

    /// One way in which the scenario can end.
    ///
    /// @param count how many of the runs had it
    /// @param seed  the first seed that gave it: `network().seed(seed)` gives it again
    /// @param run   that run
    public record Outcome(int count, long seed, Run<?> run) {
        /// What was returned or thrown, and the log.
        public String summary() {
            return summaryOf(run);
        }
    }

    private Exploration(String name, List<Outcome> outcomes, long[] durations) {
        this.name = name;
        this.outcomes = outcomes;
        this.durations = durations;
    }

    static Exploration of(String name, Network network, int seeds, Body<?> body) {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be 1 or more, but was " + seeds);
        }
        var outcomes = new LinkedHashMap<String, Outcome>();
        var durations = new long[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Run<?> run = Workbook.simulate(name, network.seed(seed), body);
            durations[seed] = run.duration();
            outcomes.merge(
                    summaryOf(run),
                    new Outcome(1, seed, run),
                    (known, _) -> new Outcome(known.count + 1, known.seed, known.run));
        }
        Arrays.sort(durations);
        var sorted = outcomes.values().stream()
                .sorted(Comparator.comparingInt(Outcome::count).reversed().thenComparingLong(Outcome::seed))
                .toList();
        return new Exploration(name, sorted, durations);
    }

    private static String summaryOf(Run<?> run) {
        var log = run.log().stream().map(l -> l.task() + ": " + l.text()).toList();
        return ending(run) + (log.isEmpty() ? "" : ", log " + log);
    }

    private static String ending(Run<?> run) {
        @Nullable Throwable failure = run.failure();
        if (failure == null) {
            return "returned " + run.value();
        }
        var message = String.valueOf(failure.getMessage());
        return "failed with " + failure.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }

    /// From the most frequent to the rarest.
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /// How long the scenario took in this share of the runs, or less.
    ///
    /// @param share from 0 to 100
    /// @return in virtual milliseconds (nearest-rank method)
    public long percentile(double share) {
        if (!(share >= 0 && share <= 100)) {
            throw new IllegalArgumentException("share must be from 0 to 100, but was " + share);
        }
        int rank = (int) Math.ceil(share / 100 * durations.length);
        return durations[Math.max(0, rank - 1)];
    }

    private String sentence() {
        var many = outcomes.size() == 1
                ? "always the same outcome"
                : outcomes.size() + " different outcomes: which one you get depends on what happens to be first";
        return durations.length + " runs, " + many + ".";
    }

    private Tables outcomeTable() {
        var table = new Tables("outcomes", "runs", "seed", "outcome");
        outcomes.forEach(o -> table.row(Integer.toString(o.count), Long.toString(o.seed), o.summary()));
        return table;
    }

    private Tables latencyTable() {
        return new Tables("how long it took", "median", "95 %", "99 %", "longest")
                .row(percentile(50) + " ms", percentile(95) + " ms", percentile(99) + " ms", percentile(100) + " ms");
    }

    private Drawing drawing() {
        var shown = outcomes.stream().limit(3).toList();
        return Drawing.of(shown.stream().map(o -> o.run.timeline()).toList())
                .titled("exploration: " + name)
                .outcomes(shown.stream()
                        .map(o -> ending(o.run) + " (seed " + o.seed + ")")
                        .toList())
                .saying(sentence());
    }

    @Override
    public String text() {
        return drawing().text() + "\n\n" + outcomeTable().text() + "\n\n"
                + latencyTable().text() + "\n\n" + Histogram.of(durations).text();
    }

    @Override
    public String html() {
        return drawing().html()
                + outcomeTable().html()
                + latencyTable().html()
                + Histogram.of(durations).html();
    }

    @Override
    public Optional<String> svg() {
        return Optional.of(drawing().svg());
    }

    @Override
    public String toString() {
        return text();
    }
}
