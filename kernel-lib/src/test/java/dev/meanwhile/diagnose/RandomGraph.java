package dev.meanwhile.diagnose;

import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.remote;

import dev.meanwhile.promise.Promise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// A random dependency graph of operations, and a program for it that is at random more or less sequential: it
/// waits for what an operation needs, and for some that it does not need.
final class RandomGraph {
    private final int size;
    private final long[] durations;
    private final List<Set<Integer>> needs = new ArrayList<>();
    /// What the program awaits in `main` before it starts an operation.
    private final List<Set<Integer>> awaitsBefore = new ArrayList<>();
    /// Whether the operation is called, and what it needs is awaited, in an async function of its own.
    private final boolean[] inTask;

    RandomGraph(Random random) {
        size = 2 + random.nextInt(7);
        durations = new long[size];
        inTask = new boolean[size];
        double density = random.nextDouble();
        double sequential = random.nextDouble();
        for (int i = 0; i < size; i++) {
            durations[i] = 1 + random.nextInt(200);
            inTask[i] = random.nextInt(3) == 0;
            needs.add(subset(i, density * 0.7, random));
            awaitsBefore.add(subset(i, sequential, random));
            if (!inTask[i]) {
                awaitsBefore.get(i).addAll(needs.get(i));
            }
        }
    }

    private static Set<Integer> subset(int of, double share, Random random) {
        var chosen = new TreeSet<Integer>();
        for (int i = 0; i < of; i++) {
            if (random.nextDouble() < share) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    /// The program.
    Object run() {
        var promises = new ArrayList<Promise<Integer>>();
        for (int i = 0; i < size; i++) {
            awaitsBefore.get(i).forEach(a -> await(promises.get(a)));
            int operation = i;
            promises.add(inTask[i] ? async("task " + i, () -> await(call(operation, promises))) : call(i, promises));
        }
        promises.forEach(p -> await(p));
        return null;
    }

    private Promise<Integer> call(int i, List<Promise<Integer>> promises) {
        var arguments = needs.get(i).stream().map(n -> await(promises.get(n))).toArray();
        int value = List.of(arguments).hashCode();
        return remote(name(i), durations[i], () -> value, arguments);
    }

    static String name(int i) {
        return "op" + i;
    }

    /// What each operation waits for in truth.
    private List<Set<Integer>> waits() {
        var waits = new ArrayList<Set<Integer>>();
        var awaited = new HashSet<Integer>();
        for (int i = 0; i < size; i++) {
            awaitsBefore.get(i).forEach(a -> addWithItsOwn(a, waits, awaited));
            var own = new HashSet<>(awaited);
            needs.get(i).forEach(n -> addWithItsOwn(n, waits, own));
            waits.add(own);
        }
        return waits;
    }

    private static void addWithItsOwn(int i, List<Set<Integer>> waits, Set<Integer> to) {
        to.add(i);
        to.addAll(waits.get(i));
    }

    /// What each operation needs, directly or through others.
    private List<Set<Integer>> data() {
        var data = new ArrayList<Set<Integer>>();
        for (int i = 0; i < size; i++) {
            var own = new HashSet<Integer>();
            needs.get(i).forEach(n -> addWithItsOwn(n, data, own));
            data.add(own);
        }
        return data;
    }

    /// The planted accidental waits, as "waiting after waited for".
    Set<String> accidentalWaits() {
        var waits = waits();
        var data = data();
        var accidental = new TreeSet<String>();
        for (int i = 0; i < size; i++) {
            for (int a : waits.get(i)) {
                boolean direct =
                        waits.get(i).stream().noneMatch(m -> waits.get(m).contains(a));
                if (direct && !data.get(i).contains(a)) {
                    accidental.add(name(i) + " after " + name(a));
                }
            }
        }
        return accidental;
    }

    /// The longest path through the data alone.
    long lowerBound() {
        var ends = new long[size];
        long last = 0;
        for (int i = 0; i < size; i++) {
            ends[i] = durations[i]
                    + needs.get(i).stream().mapToLong(n -> ends[n]).max().orElse(0);
            last = Math.max(last, ends[i]);
        }
        return last;
    }

    @Override
    public String toString() {
        return "needs " + needs + ", awaits before " + awaitsBefore + ", in tasks " + java.util.Arrays.toString(inTask)
                + ", durations " + java.util.Arrays.toString(durations);
    }
}
