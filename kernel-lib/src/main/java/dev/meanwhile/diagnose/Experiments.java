package dev.meanwhile.diagnose;

import dev.meanwhile.diagnose.Observation.Seen;
import dev.meanwhile.sim.Conditions;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Runs;
import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Recording;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/// Runs a scenario again and again, each time with one thing changed about one operation, and compares.
///
/// - *Time*: with A delayed by more than the whole scenario takes, whatever starts only after A's new end waits for A.
/// - *Value*: with another result of A, whatever is called with other arguments, or not at all, depends on A's data.
/// - *Failure*: with A failing, whatever is missing needs A to succeed.
///
/// Intervening, instead of watching, is how causal profilers tell what matters (Curtsinger and Berger,
/// "Coz", SOSP 2015).
public final class Experiments {
    /// How many other values are tried before a wait is called accidental.
    private static final int TRIALS = 3;

    private final String name;
    private final Conditions conditions;
    private final Callable<?> body;
    private final EventLoop base;
    private final Observation seen;
    private final Relation waits = new Relation();
    private final Relation data = new Relation();
    /// What does not start at all if another one fails.
    private final Relation survival = new Relation();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Set<String>> furtherTrials = new HashMap<>();

    private Experiments(String name, Conditions conditions, Callable<?> body) {
        this.name = name;
        this.conditions = conditions;
        this.body = body;
        this.base = run(Intervention.none(conditions));
        this.seen = Observation.of(base);
    }

    /// Diagnoses `body`. Takes three runs for each operation, and two more for each that somebody
    /// waits for by accident.
    public static Findings of(String name, Conditions conditions, Callable<?> body) {
        return new Experiments(name, conditions, body).findings();
    }

    private EventLoop run(Intervention intervention) {
        return Runs.simulate(name, intervention, body);
    }

    private Observation observe(Intervention intervention) {
        return Observation.of(run(intervention));
    }

    private Findings findings() {
        var again = observe(Intervention.none(conditions));
        if (!seen.isSameAs(again)) {
            remarks.add(
                    "this scenario is not repeatable: a second run did other things than the first. It reads something"
                            + " that changes from run to run (a field, a random number, the real clock), so experiments say"
                            + " nothing about it");
            var real = Recording.of(base);
            return new Findings(real, real, seen.end(), seen.end(), List.of(), List.of(), List.of(), remarks, 0);
        }
        seen.operations().keySet().forEach(this::intervene);
        return new Report().findings();
    }

    private void intervene(String path) {
        // longer than everything else together: what waits for it cannot start before it by chance
        var slow = observe(Intervention.delay(conditions, path, 10 * seen.end() + 1_000));
        var slowed = slow.operations().get(path);
        if (slowed != null) {
            seen.operations().keySet().forEach(other -> {
                var there = slow.operations().get(other);
                if (there != null && !other.equals(path) && there.start() >= slowed.end()) {
                    waits.add(path, other);
                }
            });
            if (slow.end() >= slowed.end()) {
                waits.add(path, Schedule.END);
            }
        }
        dependents(path, 1).forEach(other -> data.add(path, other));
        var failed = observe(Intervention.failure(conditions, path));
        seen.operations().keySet().stream()
                .filter(other -> !failed.operations().containsKey(other))
                .forEach(other -> survival.add(path, other));
    }

    /// What changes when the operation brings another value. If there is none to bring, all that waits for it
    /// counts.
    private Set<String> dependents(String path, int trial) {
        var intervention = Intervention.otherValue(conditions, path, trial);
        var changed = observe(intervention);
        if (intervention.impossible() != null) {
            remarks.add(label(path) + ": " + intervention.impossible() + "; what waits for it counts as needed");
            return waitersFor(path);
        }
        var dependents = new LinkedHashSet<String>();
        seen.operations().forEach((other, call) -> {
            if (!other.equals(path) && !call.isSameCall(changed.operations().get(other))) {
                dependents.add(other);
            }
        });
        return dependents;
    }

    private Set<String> waitersFor(String path) {
        var waiters = new LinkedHashSet<String>();
        seen.operations().keySet().stream()
                .filter(other -> waits.has(path, other))
                .forEach(waiters::add);
        return waiters;
    }

    private String label(String path) {
        var call = call(path);
        return call.name() + (call.arguments().isEmpty() ? "" : "(" + String.join(", ", call.arguments()) + ")");
    }

    private Seen call(String path) {
        var call = seen.operations().get(path);
        if (call == null) {
            throw new IllegalArgumentException("operation must be one of the run, but was " + path);
        }
        return call;
    }

    /// Draws the conclusions.
    private final class Report {
        private final Relation directWaits = waits.direct();
        private final Schedule schedule = new Schedule(realStarts(), directWaits, this::duration);
        private final List<String[]> accidental = accidentalPairs();
        private final Map<String, Long> ideal = schedule.starts(this::needed);
        private final Timeline real = Recording.of(base);

        private Map<String, Long> realStarts() {
            var starts = new LinkedHashMap<String, Long>();
            seen.operations().forEach((path, call) -> starts.put(path, call.start()));
            starts.put(Schedule.END, seen.end());
            return starts;
        }

        private long duration(String path) {
            return path.equals(Schedule.END) ? 0 : call(path).duration();
        }

        /// Pairs of (waited for, waiting) without any data between them, confirmed by further trials.
        private List<String[]> accidentalPairs() {
            var pairs = new ArrayList<String[]>();
            for (var waiting : seen.operations().keySet()) {
                for (var waitedFor : directWaits.of(waiting)) {
                    if (!data.has(waitedFor, waiting) && !reachesInTrials(waitedFor, waiting)) {
                        pairs.add(new String[] {waitedFor, waiting});
                    }
                }
            }
            return pairs;
        }

        private boolean reachesInTrials(String from, String to) {
            boolean reached =
                    furtherTrials.computeIfAbsent(from, this::furtherDependents).contains(to);
            if (reached) {
                data.add(from, to);
            }
            return reached;
        }

        private Set<String> furtherDependents(String from) {
            var dependents = new HashSet<String>();
            for (int trial = 2; trial <= TRIALS; trial++) {
                dependents.addAll(dependents(from, trial));
            }
            return dependents;
        }

        Findings findings() {
            return new Findings(
                    real,
                    Ideal.timeline(name, seen, ideal),
                    seen.end(),
                    ideal.getOrDefault(Schedule.END, seen.end()),
                    dependencies(),
                    accidental.stream().map(pair -> wait(pair[0], pair[1])).toList(),
                    influences(),
                    remarks,
                    TRIALS);
        }

        /// What an operation must wait for: the data that it needs. The end waits for all that it waits for now.
        private Set<String> needed(String path) {
            return path.equals(Schedule.END) ? waits.of(path) : data.of(path);
        }

        private List<Dependency> dependencies() {
            var direct = data.direct();
            return seen.operations().keySet().stream()
                    .flatMap(to -> direct.of(to).stream().map(from -> new Dependency(label(from), label(to))))
                    .distinct()
                    .toList();
        }

        private AccidentalWait wait(String waitedFor, String waiting) {
            return new AccidentalWait(
                    label(waiting),
                    label(waitedFor),
                    seen.end() - endWithout(waitedFor, waiting),
                    spanOf(waiting),
                    ideal.getOrDefault(waiting, 0L),
                    survival.has(waitedFor, waiting),
                    Places.of(call(waiting).activity()),
                    Places.ofAwait(
                            base, call(waiting).activity(), call(waitedFor).activity()));
        }

        /// Operations are in the order of their start, in the record and in the timeline.
        private int spanOf(String path) {
            int position = List.copyOf(seen.operations().keySet()).indexOf(path);
            return real.spans().stream()
                    .filter(s -> s.kind() == Kind.OPERATION)
                    .skip(position)
                    .findFirst()
                    .orElseThrow()
                    .id();
        }

        /// When the scenario would end if the call stood before the wait: it would still wait for what comes
        /// before that.
        private long endWithout(String waitedFor, String waiting) {
            var starts = schedule.starts(path -> {
                // a wait on the way may have covered a need: both count
                var others = new HashSet<>(data.of(path));
                others.addAll(directWaits.of(path));
                if (path.equals(waiting)) {
                    others.remove(waitedFor);
                    others.addAll(directWaits.of(waitedFor));
                }
                return others;
            });
            return starts.getOrDefault(Schedule.END, seen.end());
        }

        private List<Influence> influences() {
            return seen.operations().keySet().stream()
                    .map(path -> new Influence(label(path), duration(path), gain(path), stoppedBy(path)))
                    .toList();
        }

        private List<String> stoppedBy(String path) {
            return seen.operations().keySet().stream()
                    .filter(other -> survival.has(path, other))
                    .map(Experiments.this::label)
                    .toList();
        }

        private double gain(String path) {
            if (duration(path) == 0) {
                return 0;
            }
            var faster = schedule.starts(directWaits::of, other -> duration(other) - (other.equals(path) ? 1 : 0));
            return seen.end() - faster.getOrDefault(Schedule.END, seen.end());
        }
    }
}
