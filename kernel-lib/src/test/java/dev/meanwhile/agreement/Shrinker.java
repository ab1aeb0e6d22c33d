package dev.meanwhile.agreement;

import dev.meanwhile.agreement.Statement.Call;
import dev.meanwhile.agreement.Statement.Try;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes a program on which the two sides differ smaller, for as long as they still do.
final class Shrinker {
    private Shrinker() {}

    static Program shrink(Program failing) {
        var smallest = failing;
        while (true) {
            var candidates = smaller(smallest.body()).stream()
                    .map(body -> new Program(withoutDangling(body, new HashSet<>())))
                    .toList();
            var next = firstFailing(candidates);
            if (next == null) {
                return smallest;
            }
            smallest = next;
        }
    }

    private static Program firstFailing(List<Program> candidates) {
        var inNode = Node.observe(candidates);
        for (int i = 0; i < candidates.size(); i++) {
            if (!Observed.of(OnEngine.run(candidates.get(i))).equals(inNode.get(i))) {
                return candidates.get(i);
            }
        }
        return null;
    }

    /// All bodies with one statement less, with what is in one block in its place, or with one block made
    /// smaller.
    private static List<List<Statement>> smaller(List<Statement> body) {
        var results = new ArrayList<List<Statement>>();
        for (int i = 0; i < body.size(); i++) {
            results.add(replaced(body, i, List.of()));
        }
        for (int i = 0; i < body.size(); i++) {
            for (var inner : smaller(body.get(i))) {
                results.add(replaced(body, i, inner));
            }
        }
        return results;
    }

    private static List<List<Statement>> smaller(Statement statement) {
        var results = new ArrayList<List<Statement>>();
        switch (statement) {
            case Call(var name, var body) -> {
                for (var less : smaller(body)) {
                    results.add(List.of(new Call(name, less)));
                }
            }
            case Try(var body, var handler, var cleanup) -> {
                results.add(body);
                for (var less : smaller(body)) {
                    results.add(List.of(new Try(less, handler, cleanup)));
                }
                for (var less : smaller(handler)) {
                    results.add(List.of(new Try(body, less, cleanup)));
                }
                if (!cleanup.isEmpty()) {
                    results.add(List.of(new Try(body, handler, List.of())));
                }
            }
            case Statement.Combine(var name, var rule, var parts) -> {
                for (int i = 0; i < parts.size(); i++) {
                    var fewer = new ArrayList<>(parts);
                    fewer.remove(i);
                    results.add(List.of(new Statement.Combine(name, rule, fewer)));
                }
            }
            default -> {}
        }
        return results;
    }

    private static List<Statement> replaced(List<Statement> body, int index, List<Statement> by) {
        var result = new ArrayList<>(body.subList(0, index));
        result.addAll(by);
        result.addAll(body.subList(index + 1, body.size()));
        return result;
    }

    /// Leaves out what names a promise that is not made any more.
    private static List<Statement> withoutDangling(List<Statement> body, Set<String> made) {
        var result = new ArrayList<Statement>();
        for (var statement : body) {
            if (made.containsAll(statement.uses())) {
                result.add(
                        switch (statement) {
                            case Call(var name, var inner) ->
                                new Call(name, withoutDangling(inner, new HashSet<>(made)));
                            case Try(var inner, var handler, var cleanup) ->
                                new Try(
                                        withoutDangling(inner, new HashSet<>(made)),
                                        withoutDangling(handler, new HashSet<>(made)),
                                        cleanup);
                            default -> statement;
                        });
                made.add(statement.makes());
            }
        }
        return result;
    }
}
