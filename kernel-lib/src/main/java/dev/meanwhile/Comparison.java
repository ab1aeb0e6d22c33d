package dev.meanwhile;

import dev.meanwhile.render.Drawing;
import dev.meanwhile.timeline.Timeline;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Several runs on one axis, with the time that the faster ones saved.
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

    /// What was saved, and why, in one sentence: about the fastest and the slowest.
    public String sentence() {
        if (saved() == 0) {
            return (runs.size() == 1 ? "It takes " : "All take ")
                    + runs.getFirst().duration() + " ms.";
        }
        var fastest = Collections.min(runs, Comparator.comparingLong(Run::duration));
        var slowest = Collections.max(runs, Comparator.comparingLong(Run::duration));
        return Difference.between(fastest, slowest).sentence();
    }

    /// By how much the fastest was done before the slowest, in virtual milliseconds.
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
