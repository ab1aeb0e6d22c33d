package REPL;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

public class SleepPrograms {
    private interface Pause {
        void of(long millis) throws InterruptedException;
    }

    private static class Worker extends Thread {
        static void pause() throws InterruptedException {
            sleep(30); // of Thread, by inheritance
        }
    }

    @Takes(millis = 30)
    public static void threadSleep() throws InterruptedException {
        Thread.sleep(30);
    }

    @Takes(millis = 30)
    public static void threadSleepWithNanos() throws InterruptedException {
        Thread.sleep(29, 999_999);
        Thread.sleep(0, 1);
    }

    @Takes(millis = 30)
    public static void threadSleepForADuration() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(30));
    }

    @Takes(millis = 30)
    public static void timeUnitSleep() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(30);
    }

    @Takes(millis = 0)
    public static void timeUnitSleepForNothing() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(0);
        TimeUnit.MILLISECONDS.sleep(-5);
        Thread.sleep(0);
    }

    @Takes(millis = 30)
    public static void inheritedSleep() throws InterruptedException {
        Worker.pause();
    }

    @Takes(millis = 30)
    public static void methodReference() throws InterruptedException {
        Pause pause = Thread::sleep;
        pause.of(30);
    }

    @Takes(millis = 30)
    public static void boundMethodReference() throws InterruptedException {
        var unit = TimeUnit.MILLISECONDS;
        Pause pause = unit::sleep;
        pause.of(30);
    }

    @Takes(millis = 40, gives = "42")
    public static Object lambda() throws Exception {
        Callable<Integer> answer = () -> {
            for (int i = 0; i < 4; i++) {
                Thread.sleep(10);
            }
            return 42;
        };
        return answer.call();
    }

    @Takes(millis = 0, gives = "timeout value is negative")
    public static Object negative() throws Exception {
        try {
            Thread.sleep(-1);
            return "no exception";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    @Takes(millis = 20, gives = "interrupted false")
    public static Object interruptedSleep() throws Exception {
        var sleeper = Thread.currentThread();
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            sleeper.interrupt();
        });
        try {
            Thread.sleep(10_000);
            return "slept";
        } catch (InterruptedException e) {
            return "interrupted " + Thread.currentThread().isInterrupted();
        }
    }
}
