package dev.meanwhile.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The record of more waits than one of its blocks holds.
class WaitsTest {
    private static final int MANY = 2_500;

    @Test
    void waitsStandAmongTheOthersWhereTheyEnded() {
        var loop = Runs.simulate("many", Conditions.AS_WRITTEN, () -> {
            var here = EventLoop.current();
            for (int i = 0; i < MANY; i++) {
                here.sleep(1_000_000);
                if (i % 1000 == 0) {
                    here.busy("work " + i, 0);
                }
            }
            return null;
        });

        var expected = new ArrayList<String>(List.of("main 0-2500"));
        for (int i = 0; i < MANY; i++) {
            expected.add("sleep " + i + "-" + (i + 1));
            if (i % 1000 == 0) {
                expected.add("work " + i + " " + (i + 1) + "-" + (i + 1));
            }
        }
        assertThat(loop.journal().activities().stream()
                        .map(a -> a.name() + " " + Time.millis(a.start()) + "-" + Time.millis(a.end())))
                .isEqualTo(expected);
    }

    @Test
    void aWaitThatGoesOnAtTheEndHasNoEnd() {
        var loop = Runs.simulate("leak", Conditions.AS_WRITTEN, () -> {
            var here = EventLoop.current();
            here.startEagerly(here.task("waiter", () -> {
                new java.util.concurrent.Semaphore(0).acquire();
                return null;
            }));
            here.sleep(5_000_000);
            return null;
        });

        var waits = loop.journal().activities().stream()
                .filter(a -> a instanceof Wait)
                .map(a -> a.name() + " " + a.ending())
                .toList();
        assertThat(waits).containsExactly("sleep FULFILLED", "Semaphore GOING_ON");
    }
}
