package dev.meanwhile.sim;

import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.Run;
import dev.meanwhile.promise.Promise;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Contended `synchronized`: the JVM resumes those who wait for a monitor by way of a thread of its own.
class MonitorsTest {
    private static final int TASKS = 6;

    /// Each holder keeps the monitor over a wait, so that all others block on it; nobody must be overlooked.
    private static Run<Integer> contended() {
        return simulate("contended", () -> {
            var monitor = new Object();
            var counter = new int[1];
            var tasks = new ArrayList<Promise<Void>>();
            for (int i = 0; i < TASKS; i++) {
                tasks.add(async("task", () -> {
                    synchronized (monitor) {
                        int before = counter[0];
                        sleep(10);
                        counter[0] = before + 1;
                    }
                }));
            }
            for (var task : tasks) {
                await(task);
            }
            return counter[0];
        });
    }

    @Test
    void tenThousandContendedRunsNeverGetAFalseVerdictNorAWrongTime() {
        for (int i = 0; i < 10_000; i++) {
            var run = contended();
            assertThat(run.failure()).isNull();
            assertThat(run.value()).isEqualTo(TASKS);
            assertThat(run.duration()).isEqualTo(TASKS * 10);
        }
    }

    @Test
    void notifiedTasksComeBackAtTheSameInstant() {
        for (int i = 0; i < 1_000; i++) {
            var run = simulate("notify", () -> {
                var monitor = new Object();
                var waiting = new ArrayList<Promise<Void>>();
                for (int task = 0; task < TASKS; task++) {
                    waiting.add(async("waiter", () -> {
                        synchronized (monitor) {
                            monitor.wait();
                        }
                    }));
                }
                sleep(25);
                synchronized (monitor) {
                    monitor.notifyAll();
                }
                for (var task : waiting) {
                    await(task);
                }
            });
            assertThat(run.failure()).isNull();
            assertThat(run.duration()).isEqualTo(25);
        }
    }
}
