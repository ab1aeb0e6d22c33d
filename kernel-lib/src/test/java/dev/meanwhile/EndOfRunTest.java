package dev.meanwhile;

import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meanwhile.promise.Promise;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// However a run ends, none of its threads is left.
class EndOfRunTest {
    @Test
    void noThreadIsLeftAfterTenThousandRuns() {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 10_000; i++) {
            simulate("leaving tasks behind", () -> {
                threads.add(Thread.currentThread());
                async("awaits", () -> {
                    threads.add(Thread.currentThread());
                    await(new Promise<String>());
                });
                async("joins", () -> {
                    threads.add(Thread.currentThread());
                    new Promise<String>().join();
                });
                async("acquires", () -> {
                    threads.add(Thread.currentThread());
                    new Semaphore(0).acquire();
                });
                threads.add(Thread.startVirtualThread(() -> {
                    try {
                        new LinkedBlockingQueue<String>().take();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
            });
        }
        assertThat(threads).hasSize(50_000).noneMatch(Thread::isAlive);
    }

    @Test
    void finallyBlocksRunAndCannotWait() {
        var cleanedUp = new AtomicBoolean();
        var waited = new AtomicBoolean();
        simulate("cleaning up", () -> {
            async("task", () -> {
                try {
                    await(new Promise<String>());
                } finally {
                    cleanedUp.set(true);
                    sleep(10);
                    waited.set(true);
                }
            });
        });
        assertThat(cleanedUp).isTrue();
        assertThat(waited).isFalse();
    }

    @Test
    void aTaskThatCatchesEverythingDoesNotHoldUpTheEnd() {
        var run = simulate("stubborn", () -> {
            async("stubborn", () -> {
                while (true) {
                    try {
                        sleep(1_000_000);
                        await(new Promise<String>());
                    } catch (Throwable e) {
                        // goes on
                    }
                }
            });
            await(new Promise<String>());
        });
        assertThat(run.failed()).isTrue();
    }

    @Test
    void interruptingTheDrivingThreadEndsTheRun() throws InterruptedException {
        var started = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var flag = new AtomicBoolean();
        var task = new AtomicReference<Thread>();
        var driver = Thread.ofPlatform().start(() -> {
            try {
                simulate("without end", () -> {
                    task.set(Thread.currentThread());
                    started.countDown();
                    for (long i = 0; ; i++) {
                        sleep(i % 2);
                        if (Thread.currentThread().isInterrupted()) {
                            return;
                        }
                    }
                });
            } catch (CancellationException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        started.await();
        driver.interrupt();
        driver.join();
        assertThat(thrown.get()).hasMessageMatching("simulation 'without end' was interrupted at \\d+ virtual ms");
        assertThat(flag).isTrue();
        assertThat(task.get().isAlive()).isFalse();
    }

    @Test
    void anInterruptedThreadDoesNotStartARun() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> simulate("too late", () -> 1))
                .isInstanceOf(CancellationException.class)
                .hasMessage("simulation 'too late' was interrupted at 0 virtual ms");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(simulate("afterwards", () -> 1).value()).isEqualTo(1);
    }

    @Test
    void aVirtualThreadOfTheApplicationCanSimulate() throws InterruptedException {
        var result = new AtomicReference<Run<Integer>>();
        Thread.startVirtualThread(() -> result.set(simulate("from a virtual thread", () -> {
                    sleep(5);
                    return 1;
                })))
                .join();
        assertThat(result.get().duration()).isEqualTo(5);
    }
}
