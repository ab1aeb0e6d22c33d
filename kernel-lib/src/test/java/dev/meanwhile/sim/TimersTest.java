package dev.meanwhile.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final Timers timers = new Timers(null);

    @Test
    void equalTimesKeepTheOrderInWhichTheyWereSet() {
        var first = timers.add(5, () -> {});
        var earlier = timers.add(3, () -> {});
        var second = timers.add(5, () -> {});
        assertThat(List.of(timers.poll(), timers.poll(), timers.poll())).containsExactly(earlier, first, second);
        assertThat(timers.poll()).isNull();
    }

    @Test
    void aCancelledTimerLeavesTheHeap() {
        var timer = timers.add(5, () -> {});
        assertThat(timer.cancel()).isTrue();
        assertThat(timer.cancel()).isFalse();
        assertThat(timers.size()).isZero();
    }

    @Test
    void aTimerThatNeverGoesOffIsNotOnTheHeap() {
        assertThat(timers.never(() -> {}).cancel()).isFalse();
        assertThat(timers.size()).isZero();
    }

    /// Against a sorted list, with random additions and cancellations.
    @Test
    void pollsWhatASortedListWould() {
        var random = new Random(7);
        var model = new ArrayList<VirtualTimer>();
        for (int i = 0; i < 20_000; i++) {
            int choice = random.nextInt(10);
            if (choice < 6 || model.isEmpty()) {
                model.add(timers.add(random.nextInt(50), () -> {}));
            } else if (choice < 8) {
                assertThat(model.remove(random.nextInt(model.size())).cancel()).isTrue();
            } else {
                var least = model.stream()
                        .min(Comparator.<VirtualTimer>comparingLong(t -> t.at).thenComparingLong(t -> t.sequence))
                        .orElseThrow();
                assertThat(timers.poll()).isSameAs(least);
                model.remove(least);
            }
            assertThat(timers.size()).isEqualTo(model.size());
        }
    }
}
