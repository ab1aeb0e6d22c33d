package dev.meanwhile.agreement;

import dev.meanwhile.agreement.Statement.Await;
import dev.meanwhile.agreement.Statement.Busy;
import dev.meanwhile.agreement.Statement.Call;
import dev.meanwhile.agreement.Statement.Combine;
import dev.meanwhile.agreement.Statement.Limit;
import dev.meanwhile.agreement.Statement.Log;
import dev.meanwhile.agreement.Statement.MapLimit;
import dev.meanwhile.agreement.Statement.Pending;
import dev.meanwhile.agreement.Statement.Remote;
import dev.meanwhile.agreement.Statement.Reply;
import dev.meanwhile.agreement.Statement.Retry;
import dev.meanwhile.agreement.Statement.Return;
import dev.meanwhile.agreement.Statement.Rule;
import dev.meanwhile.agreement.Statement.Settle;
import dev.meanwhile.agreement.Statement.Sleep;
import dev.meanwhile.agreement.Statement.Throw;
import dev.meanwhile.agreement.Statement.Try;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Makes programs from seeds. Few durations, so that many things happen at the same time: then their order
/// matters.
final class ProgramGenerator {
    private static final int[] DURATIONS = {0, 0, 10, 10, 20, 20, 30, 40};
    private static final int MOST_STATEMENTS = 45;
    private static final int DEEPEST = 4;

    private final SplittableRandom random;
    private int left;
    private int names;

    private ProgramGenerator(long seed) {
        random = new SplittableRandom(seed);
        left = 3 + random.nextInt(MOST_STATEMENTS);
    }

    static Program program(long seed) {
        var generator = new ProgramGenerator(seed);
        var body = new ArrayList<Statement>();
        var scope = new Scope(List.of(), List.of());
        while (generator.left > 0) {
            generator.addTo(body, scope, 0);
        }
        return new Program(body);
    }

    /// The promises that a statement can name; those that can be settled by hand are in both lists.
    private record Scope(List<String> promises, List<String> pending) {
        Scope {
            promises = new ArrayList<>(promises);
            pending = new ArrayList<>(pending);
        }

        Scope inner() {
            return new Scope(promises, pending);
        }
    }

    private List<Statement> block(int size, Scope scope, int depth) {
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < size && left > 0; i++) {
            addTo(statements, scope, depth);
        }
        return statements;
    }

    private void addTo(List<Statement> statements, Scope scope, int depth) {
        left--;
        var next = statement(scope, depth);
        statements.add(next);
        if (!next.makes().isEmpty()) {
            scope.promises.add(next.makes());
        }
        if (next instanceof Pending p) {
            scope.pending.add(p.makes());
        }
    }

    private Statement statement(Scope scope, int depth) {
        int dice = random.nextInt(100);
        if (dice < 18 || scope.promises.isEmpty()) {
            return new Remote(name("op"), reply());
        } else if (dice < 34 && depth < DEEPEST) {
            return new Call(name("f"), block(1 + random.nextInt(6), scope.inner(), depth + 1));
        } else if (dice < 54) {
            return new Await(oneOf(scope.promises));
        } else if (dice < 66) {
            return new Combine(name("c"), oneOf(List.of(Rule.values())), some(scope.promises));
        } else if (dice < 75 && depth < DEEPEST) {
            return attempt(scope, depth + 1);
        }
        return rarely(scope, depth);
    }

    private Statement rarely(Scope scope, int depth) {
        return switch (random.nextInt(depth == 0 ? 17 : 20)) {
            case 0, 1, 2 -> new Sleep(duration());
            case 3, 4 -> new Log(name("line "));
            case 5 -> new Busy(duration());
            case 6, 7 -> new Limit(name("t"), oneOf(scope.promises), duration());
            case 8 -> new MapLimit(name("m"), 1 + random.nextInt(3), some(i -> callReply(), 6));
            case 9 -> new Retry(name("r"), duration(), some(i -> callReply(), 3));
            case 10, 11, 12 -> new Pending(name("p"));
            case 13, 14, 15, 16 -> scope.pending.isEmpty() ? new Sleep(0) : new Settle(oneOf(scope.pending), fails());
            case 17, 18 -> new Throw(name("thrown "));
            default -> new Return(name("returned "));
        };
    }

    private Statement attempt(Scope scope, int depth) {
        var body = block(1 + random.nextInt(4), scope.inner(), depth);
        var handler = block(random.nextInt(3), scope.inner(), depth);
        var cleanup = random.nextInt(4) == 0 ? List.<Statement>of(new Sleep(duration())) : List.<Statement>of();
        return new Try(body, handler, cleanup);
    }

    private Reply callReply() {
        return random.nextInt(8) == 0 ? new Reply(-1, true) : reply();
    }

    private Reply reply() {
        return new Reply(duration(), fails());
    }

    private boolean fails() {
        return random.nextInt(3) == 0;
    }

    private int duration() {
        return DURATIONS[random.nextInt(DURATIONS.length)];
    }

    private String name(String kind) {
        return kind + ++names;
    }

    /// Recent ones more often.
    private <E> E oneOf(List<E> all) {
        int back = Math.min(random.nextInt(all.size()), random.nextInt(all.size()));
        return all.get(all.size() - 1 - back);
    }

    private List<String> some(List<String> promises) {
        return some(_ -> oneOf(promises), 4);
    }

    private <E> List<E> some(IntFunction<E> make, int most) {
        int size = Math.min(random.nextInt(most + 1), random.nextInt(8) == 0 ? 0 : most);
        return IntStream.range(0, most == 3 ? Math.max(1, size) : size)
                .mapToObj(make)
                .toList();
    }
}
