package dev.meanwhile.agent;

import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.simulate;
import static org.assertj.core.api.Assertions.assertThat;

import REPL.StressPrograms;
import org.junit.jupiter.api.Test;

/// Timed waits under pressure: whatever is sent arrives once, whatever is acquired was free, and equal runs are
/// equal.
class LostWakeUpsTest {
    private final Class<?> program = Learner.load(StressPrograms.class);

    @Test
    void nothingIsLostOrSeenTwice() {
        for (int seed = 0; seed < 100; seed++) {
            for (var method : new String[] {"queues", "permits", "conditions", "handOvers"}) {
                var first = run(method, seed);
                assertThat(first).as(method + " with seed " + seed).endsWith("ok");
                if (seed % 10 == 0) {
                    assertThat(run(method, seed)).isEqualTo(first);
                }
            }
        }
    }

    private String run(String method, int seed) {
        var run = simulate(method, network(), () -> {
            Object result = program.getMethod(method, int.class).invoke(null, seed);
            return String.valueOf(result);
        });
        assertThat(run.failure()).isNull();
        return run.duration() + " ms: " + run.value();
    }
}
