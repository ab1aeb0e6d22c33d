package dev.meanwhile;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How far the wall clock was from what the simulation says.
///
/// @param what      a scenario, or one of its operations
/// @param simulated how long it takes in virtual time, in milliseconds
/// @param real      how long it really took, in milliseconds
public record Agreement(String what, long simulated, long real) {
    /// Of a run as a whole, and then of its operations that took time in both runs.
    static List<Agreement> between(Run<?> simulated, Run<?> real) {
        var found = new ArrayList<Agreement>();
        found.add(new Agreement(real.timeline().name(), simulated.duration(), real.duration()));
        for (var name : names(simulated)) {
            var ours = operations(simulated, name);
            var theirs = operations(real, name);
            for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
                found.add(new Agreement(
                        name, ours.get(i).duration(), theirs.get(i).duration()));
            }
        }
        return List.copyOf(found);
    }

    private static List<String> names(Run<?> run) {
        return run.timeline().spans().stream()
                .filter(Agreement::isOperation)
                .map(Span::name)
                .distinct()
                .toList();
    }

    private static List<Span> operations(Run<?> run, String name) {
        return run.timeline().spans(name).stream()
                .filter(Agreement::isOperation)
                .toList();
    }

    private static boolean isOperation(Span span) {
        return span.kind() == Kind.OPERATION || span.kind() == Kind.BUSY;
    }

    /// By how much it took longer, relative to what the simulation says: 0.02 is 2 %.
    public double error() {
        return simulated == real ? 0 : (real - simulated) / (double) Math.max(1, simulated);
    }

    /// The first of them is that of the whole run.
    static String sentence(List<Agreement> agreements) {
        var whole = agreements.getFirst();
        var start = "'" + whole.what + "': the model says " + whole.simulated + " ms, the clock " + whole.real + " ms, "
                + whole.difference() + ".";
        return worst(agreements)
                .map(w -> start + " Of its operations " + w.what + " differs most: " + w.simulated + " ms and " + w.real
                        + " ms, " + w.difference() + ".")
                .orElse(start);
    }

    private static Optional<Agreement> worst(List<Agreement> agreements) {
        return agreements.stream()
                .skip(1)
                .filter(a -> a.simulated != a.real)
                .max(Comparator.comparingDouble(a -> Math.abs(a.error())));
    }

    private String difference() {
        long percent = Math.round(100 * Math.abs(error()));
        if (percent == 0) {
            return simulated == real ? "the same" : "less than 1 % off";
        }
        return percent + " % " + (real > simulated ? "more" : "less");
    }
}
