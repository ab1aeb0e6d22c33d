package REPL;

import java.util.concurrent.LinkedBlockingQueue;

public class LoopPrograms {
    public static volatile long count;
    public static volatile String ending = "";

    public static Object do_it$() throws Exception {
        return null;
    }

    public static void endlessLoop() {
        while (true) {
            count++;
        }
    }

    public static void emptyLoop() {
        while (true) {}
    }

    public static void emptyFor() {
        for (; ; )
            ;
    }

    public static void doWhile() {
        do {
            count++;
        } while (true);
    }

    public static void loopWithContinue() {
        outer:
        while (true) {
            for (int i = 0; i < 10; i++) {
                if (i == 5) {
                    continue outer;
                }
            }
        }
    }

    public static long endlessRecursion() {
        return fib(90);
    }

    public static long fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    public static void deepRecursion() {
        deepRecursion();
    }

    public static void ignoresExceptions() {
        while (true) {
            try {
                count++;
            } catch (Throwable e) {
                ending = e.toString();
            }
        }
    }

    public static void swallowsInterrupts() {
        while (true) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                ending = "swallowed";
            }
        }
    }

    public static void asksForTheFlag() {
        ending = "";
        while (!Thread.currentThread().isInterrupted()) {
            count++;
        }
        ending = "by itself";
    }

    public static void asksButGoesOn() {
        while (true) {
            if (Thread.interrupted()) {
                ending = "noticed";
            }
        }
    }

    public static void joinsForEver() {
        new java.util.concurrent.CompletableFuture<String>().join();
    }

    public static void takesForEver() throws InterruptedException {
        new LinkedBlockingQueue<String>().take();
    }

    // ---- what checks cost

    public static long sumUp(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i ^ (sum >> 3);
        }
        return sum;
    }

    public static int sumArray(int[] array) {
        int sum = 0;
        for (int i = 0; i < array.length; i++) {
            sum += array[i];
        }
        return sum;
    }

    public static int sieve(int n) {
        var composite = new boolean[n + 1];
        int primes = 0;
        for (int i = 2; i <= n; i++) {
            if (!composite[i]) {
                primes++;
                for (long j = (long) i * i; j <= n; j += i) {
                    composite[(int) j] = true;
                }
            }
        }
        return primes;
    }
}
