package dev.meanwhile.diagnose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which operation follows from which, both known by their place in the program: `of(b)` is what `b` follows
/// from.
final class Relation {
    private final Map<String, Set<String>> before = new LinkedHashMap<>();

    void add(String earlier, String later) {
        before.computeIfAbsent(later, _ -> new LinkedHashSet<>()).add(earlier);
    }

    Set<String> of(String later) {
        return before.getOrDefault(later, Set.of());
    }

    boolean has(String earlier, String later) {
        return of(later).contains(earlier);
    }

    /// Without the pairs that follow from two others, as long as the relation is transitive itself (Aho, Garey
    /// and Ullman, "The transitive reduction of a directed graph", 1972).
    Relation direct() {
        var reduced = new Relation();
        before.forEach((later, all) -> {
            var rest = new LinkedHashSet<>(all);
            all.forEach(m -> of(m).stream().filter(a -> !a.equals(m)).forEach(rest::remove));
            rest.forEach(a -> reduced.add(a, later));
        });
        return reduced;
    }
}
