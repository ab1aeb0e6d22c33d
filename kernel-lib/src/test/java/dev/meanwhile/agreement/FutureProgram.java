package dev.meanwhile.agreement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A random program of calls of [CompletableFuture]'s methods, in a script that tells all that can be seen of it.
/// No choice depends on what happens, so a seed stands for the same program whatever kind of futures it is given.
final class FutureProgram {
    /// What functions throw and futures are rejected with.
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message, null, false, false);
        }
    }

    private final SplittableRandom random;
    private final Supplier<CompletableFuture<Object>> source;
    private final List<CompletableFuture<Object>> futures = new ArrayList<>();
    private final Queue<Runnable> submitted = new ArrayDeque<>();
    private final List<String> script = new ArrayList<>();

    private FutureProgram(long seed, Supplier<CompletableFuture<Object>> source) {
        this.random = new SplittableRandom(seed);
        this.source = source;
    }

    /// @param source makes the futures that are not made of others
    static List<String> run(long seed, int steps, Supplier<CompletableFuture<Object>> source) {
        var program = new FutureProgram(seed, source);
        for (int i = 0; i < steps; i++) {
            program.step();
        }
        while (!program.submitted.isEmpty()) {
            program.submitted.remove().run();
        }
        for (int i = 0; i < program.futures.size(); i++) {
            program.look(i);
        }
        return program.script;
    }

    private void step() {
        int dice = random.nextInt(10);
        if (dice == 0 || futures.size() < 2) {
            add("new", source.get());
        } else if (dice <= 5) {
            derive();
        } else if (dice == 6) {
            look(random.nextInt(futures.size()));
        } else if (dice == 7 && !submitted.isEmpty()) {
            script.add("run a submitted job");
            submitted.remove().run();
        } else {
            settle();
        }
    }

    private void add(String how, CompletionStage<?> made) {
        script.add("f" + futures.size() + " = " + how);
        futures.add(cast(made));
    }

    @SuppressWarnings("unchecked") // the values of all futures are seen as objects
    private static CompletableFuture<Object> cast(CompletionStage<?> stage) {
        return (CompletableFuture<Object>) stage.toCompletableFuture();
    }

    // ---- futures made of futures

    private void derive() {
        int i = random.nextInt(futures.size());
        int j = random.nextInt(futures.size());
        int id = futures.size();
        boolean fails = random.nextInt(4) == 0;
        var f = futures.get(i);
        var g = futures.get(j);
        var of = "f" + i;
        var and = of + ", f" + j;
        switch (random.nextInt(23)) {
            case 0 -> add("thenApply " + of, f.thenApply(v -> call(id, fails, v)));
            case 1 -> add("thenApplyAsync " + of, f.thenApplyAsync(v -> call(id, fails, v), submitted::add));
            case 2 -> add("thenAccept " + of, f.thenAccept(v -> call(id, fails, v)));
            case 3 -> add("thenRun " + of, f.thenRun(() -> call(id, fails)));
            case 4 ->
                add("thenCompose " + and, f.thenCompose(v -> {
                    call(id, fails, v);
                    return g;
                }));
            case 5 -> add("thenCombine " + and, f.thenCombine(g, (v, w) -> call(id, fails, v, w)));
            case 6 -> add("thenAcceptBoth " + and, f.thenAcceptBoth(g, (v, w) -> call(id, fails, v, w)));
            case 7 -> add("runAfterBoth " + and, f.runAfterBoth(g, () -> call(id, fails)));
            case 8 -> add("applyToEither " + and, f.applyToEither(g, v -> call(id, fails, v)));
            case 9 -> add("acceptEither " + and, f.acceptEither(g, v -> call(id, fails, v)));
            case 10 -> add("runAfterEither " + and, f.runAfterEither(g, () -> call(id, fails)));
            case 11, 12 -> add("handle " + of, f.handle((v, e) -> call(id, fails, v, e)));
            case 13 -> add("whenComplete " + of, f.whenComplete((v, e) -> call(id, fails, v, e)));
            case 14 ->
                add("whenCompleteAsync " + of, f.whenCompleteAsync((v, e) -> call(id, fails, v, e), submitted::add));
            case 15 -> add("exceptionally " + of, f.exceptionally(e -> call(id, fails, e)));
            case 16 ->
                add("exceptionallyCompose " + and, f.exceptionallyCompose(e -> {
                    call(id, fails, e);
                    return g;
                }));
            case 17 -> add("exceptionallyAsync " + of, f.exceptionallyAsync(e -> call(id, fails, e), submitted::add));
            case 18 -> add("copy " + of, f.copy());
            case 19 -> add("minimalCompletionStage " + of, f.minimalCompletionStage());
            case 20 -> add("allOf " + and, CompletableFuture.allOf(f, g));
            case 21 -> add("anyOf " + and, CompletableFuture.anyOf(f, g));
            default -> add("newIncompleteFuture " + of, f.newIncompleteFuture());
        }
    }

    private Object call(int id, boolean fails, Object... seen) {
        var call = "call " + id + List.of(seen.length == 0 ? "" : describe(seen));
        script.add(call);
        if (fails) {
            throw new Failure("function " + id);
        }
        return "v" + id;
    }

    // ---- settling by hand, and looking

    private void settle() {
        int i = random.nextInt(futures.size());
        var f = futures.get(i);
        var value = "by hand " + script.size();
        int dice = random.nextInt(12);
        boolean supplierFails = random.nextInt(3) == 0;
        script.add("settle f" + i + " in way " + dice + ": "
                + outcome(() -> switch (dice) {
                    case 0, 1, 2, 3 -> f.complete(value);
                    case 4, 5, 6 -> f.completeExceptionally(new Failure(value));
                    case 7 -> f.cancel(true);
                    case 8 -> f.completeAsync(() -> call(-1, supplierFails), submitted::add) == f;
                    case 9 -> f.completeExceptionally(new CompletionException(new Failure("wrapped " + value)));
                    case 10 -> {
                        f.obtrudeValue(value);
                        yield true;
                    }
                    default -> {
                        f.obtrudeException(new Failure(value));
                        yield true;
                    }
                }));
    }

    private void look(int i) {
        var f = futures.get(i);
        script.add("f" + i + " is " + outcome(f::state) + " " + outcome(f::isDone) + " " + outcome(f::isCancelled) + " "
                + outcome(f::isCompletedExceptionally) + " " + outcome(f::getNumberOfDependents));
        script.add("  getNow " + outcome(() -> f.getNow("absent")));
        script.add("  resultNow " + outcome(f::resultNow) + ", exceptionNow " + outcome(f::exceptionNow));
        if (f.isDone()) {
            script.add("  join " + outcome(f::join));
            script.add("  get " + outcome(f::get));
            script.add("  get in time " + outcome(() -> f.get(1, TimeUnit.SECONDS)));
        }
    }

    private static String outcome(Callable<?> call) {
        try {
            return describe(call.call());
        } catch (Throwable e) {
            return "throws " + describe(e);
        }
    }

    /// Messages are the library's own affair, classes and causes are not.
    private static String describe(Object... seen) {
        var text = new StringBuilder();
        for (var one : seen) {
            text.append(' ').append(one instanceof Throwable e ? describe(e) : one);
        }
        return text.substring(1);
    }

    private static String describe(Throwable e) {
        return e.getClass().getSimpleName()
                + (e instanceof Failure ? ":" + e.getMessage() : "")
                + (e.getCause() == null ? "" : "(" + describe(e.getCause()) + ")");
    }
}
