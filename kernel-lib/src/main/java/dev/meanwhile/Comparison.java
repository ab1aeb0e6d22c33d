package dev.meanwhile;

import dev.meanwhile.render.Drawing;
import dev.meanwhile.timeline.Timeline;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Several runs on one axis, with the time that the faster ones saved. If some are simulated and some real, it is
/// about how well they agree instead.
public final class Comparison implements Picture {
    private final List<Run<?>> runs;
    private final Drawing drawing;

    Comparison(List<Run<?>> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs must be at least one, but were none; write compare(run1, run2)");
        }
        this.runs = List.copyOf(runs);
        this.drawing =
                Drawing.of(runs.stream().<Timeline>map(Run::timeline).toList()).saying(sentence());
    }

    /// How far each run on the wall clock was from its simulation: the one with its name, or the only one.
    public List<Agreement> agreements() {
        return pairs().flatMap(List::stream).toList();
    }

    private Stream<List<Agreement>> pairs() {
        return runs.stream()
                .filter(r -> !r.timeline().isVirtual())
                .flatMap(real -> simulationOf(real).map(simulated -> Agreement.between(simulated, real)).stream());
    }

    private Optional<Run<?>> simulationOf(Run<?> real) {
        var simulated = runs.stream().filter(r -> r.timeline().isVirtual()).toList();
        var name = real.timeline().name();
        return simulated.size() == 1
                ? Optional.of(simulated.getFirst())
                : simulated.stream()
                        .<Run<?>>map(r -> r)
                        .filter(r -> r.timeline().name().equals(name))
                        .findFirst();
    }

    /// What was saved, and why, in one sentence: about the fastest and the slowest. Of simulated and real runs:
    /// how well they agree.
    public String sentence() {
        var pairs = pairs().map(Agreement::sentence).toList();
        if (!pairs.isEmpty()) {
            return String.join(" ", pairs);
        }
        if (saved() == 0) {
            return (runs.size() == 1 ? "It takes " : "All take ")
                    + runs.getFirst().duration() + " ms.";
        }
        var fastest = Collections.min(runs, Comparator.comparingLong(Run::duration));
        var slowest = Collections.max(runs, Comparator.comparingLong(Run::duration));
        return Difference.between(fastest, slowest).sentence();
    }

    /// By how much the fastest was done before the slowest, in milliseconds.
    public long saved() {
        var durations = runs.stream().mapToLong(Run::duration).summaryStatistics();
        return durations.getMax() - durations.getMin();
    }

    @Override
    public String text() {
        return drawing.text();
    }

    @Override
    public String html() {
        return drawing.html();
    }

    @Override
    public Optional<String> svg() {
        return Optional.of(drawing.svg());
    }

    @Override
    public String toString() {
        return text();
    }
}
