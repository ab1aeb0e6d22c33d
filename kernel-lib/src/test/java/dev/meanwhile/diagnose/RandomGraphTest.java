package dev.meanwhile.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.sim.Conditions;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The diagnosis of programs whose dependencies are known, because the programs were made from them.
class RandomGraphTest {
    private static final int GRAPHS = 3_000;

    @Test
    void findsExactlyThePlantedWaitsAndTheExactLowerBound() {
        int planted = 0;
        int found = 0;
        int right = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            var graph = new RandomGraph(new Random(seed));
            var findings = Experiments.of("graph " + seed, Conditions.AS_WRITTEN, graph::run);
            var names = names(findings);
            assertThat(names).as("graph %s: %s", seed, graph).isEqualTo(graph.accidentalWaits());
            assertThat(findings.possible()).as("graph %s: %s", seed, graph).isEqualTo(graph.lowerBound());
            planted += graph.accidentalWaits().size();
            found += names.size();
            right += common(names, graph.accidentalWaits());
        }
        System.out.printf(
                "diagnosis of %d random graphs: %d accidental waits planted, precision %.3f, recall %.3f%n",
                GRAPHS, planted, (double) right / found, (double) right / planted);
        assertThat(planted).isGreaterThan(GRAPHS);
    }

    private static Set<String> names(Findings findings) {
        return findings.accidentalWaits().stream()
                .map(w -> bare(w.operation()) + " after " + bare(w.waitedFor()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String bare(String label) {
        return label.replaceFirst("\\(.*", "");
    }

    private static int common(Set<String> a, Set<String> b) {
        var both = new HashSet<>(a);
        both.retainAll(b);
        return both.size();
    }
}
