package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/// Tells a timeline step by step, in the order in which things happened: what ends at a moment resumes who waited
/// for it, who runs until it parks or ends, and so on. Spans know only their moment; the order within it follows
/// from this rule.
final class Steps {

    /// One thing that happened.
    ///
    /// @param at   when
    /// @param span the span that began or ended; -1 if none did
    /// @param what what happened to it
    /// @param mark the mark that it tells; -1 if it tells none
    /// @param text one sentence
    record Step(long at, int span, What what, int mark, String text) {}

    /// What happened to a span.
    enum What {
        BEGIN,
        END,
        LOG
    }

    private final Timeline timeline;
    private final List<Span> spans;
    private final List<List<Span>> within = new ArrayList<>();
    private final List<List<Span>> resumes = new ArrayList<>();
    private final int[] next;
    private final BitSet begun = new BitSet();
    private final BitSet ended = new BitSet();
    private final BitSet told = new BitSet();
    private final List<Step> steps = new ArrayList<>();
    private final ArrayDeque<Span> ready = new ArrayDeque<>();

    private Steps(Timeline timeline) {
        this.timeline = timeline;
        this.spans = timeline.spans();
        this.next = new int[spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            within.add(new ArrayList<>());
            resumes.add(new ArrayList<>());
        }
        for (var s : spans) {
            if (s.id() > 0) {
                within.get(parent(s)).add(s);
            }
            if (s.kind() == Kind.WAIT && s.cause() >= 0 && s.cause() < spans.size()) {
                resumes.get(s.cause()).add(s);
            }
        }
    }

    static List<Step> of(Timeline timeline) {
        return timeline.spans().isEmpty() ? List.of() : new Steps(timeline).tell();
    }

    private int parent(Span span) {
        return span.task() >= 0 && span.task() < span.id() ? span.task() : 0;
    }

    /// What begins and what ends at one moment.
    private record Moment(List<Span> beginning, List<Span> ending) {
        Moment() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private List<Step> tell() {
        var moments = new TreeMap<Long, Moment>();
        for (var s : spans) {
            moments.computeIfAbsent(s.start(), _ -> new Moment()).beginning().add(s);
            moments.computeIfAbsent(s.end(), _ -> new Moment()).ending().add(s);
            if (s.abandonedAt() > s.start()) {
                moments.computeIfAbsent(s.abandonedAt(), _ -> new Moment());
            }
        }
        timeline.marks().forEach(m -> moments.computeIfAbsent(m.at(), _ -> new Moment()));
        var left = new HashMap<Long, List<Span>>();
        spans.stream()
                .filter(s -> s.abandonedAt() > s.start() && s.kind() != Kind.WAIT)
                .forEach(s -> left.computeIfAbsent(s.abandonedAt(), _ -> new ArrayList<>())
                        .add(s));
        begin(spans.getFirst(), spans.getFirst().start());
        ready.add(spans.getFirst());
        moments.forEach((at, moment) -> {
            moment(at, moment);
            for (var s : left.getOrDefault(at, List.of())) {
                steps.add(new Step(at, -1, What.LOG, -1, "nobody waits for " + Words.label(s) + " any more"));
            }
        });
        return steps;
    }

    private void moment(long at, Moment moment) {
        run(at);
        for (var kind : List.of(Kind.OPERATION, Kind.BUSY, Kind.WAIT)) {
            for (var s : moment.ending()) {
                boolean byItself = s.kind() == kind && s.outcome() != Outcome.PENDING && begun.get(s.id());
                if (byItself && !(kind == Kind.WAIT && waitsForSomebodyAt(s, at))) {
                    end(s, at);
                    run(at);
                }
            }
        }
        for (var s : moment.beginning()) { // by a callback, while its task was parked
            if (!begun.get(s.id())) {
                begin(s, at);
                if (s.kind() == Kind.TASK) {
                    ready.add(s);
                    run(at);
                }
            }
        }
        for (var s : moment.ending()) { // what no rule has told yet
            if (s.outcome() != Outcome.PENDING) {
                end(s, at);
            }
        }
        run(at);
        marks(at, -1);
    }

    private boolean waitsForSomebodyAt(Span wait, long at) {
        return wait.cause() >= 0
                && wait.cause() < spans.size()
                && spans.get(wait.cause()).end() == at;
    }

    /// Lets every task that is ready run, until it parks or ends.
    private void run(long at) {
        while (!ready.isEmpty()) {
            run(ready.poll(), at);
        }
    }

    private void run(Span task, long at) {
        marks(at, task.id());
        var inside = within.get(task.id());
        while (next[task.id()] < inside.size() && inside.get(next[task.id()]).start() <= at) {
            var s = inside.get(next[task.id()]++);
            begin(s, at);
            boolean going = s.end() > at || s.outcome() == Outcome.PENDING;
            if (s.kind() == Kind.TASK && going) {
                ready.addFirst(task);
                ready.addFirst(s); // a task runs at once, its parent goes on when it parks
                return;
            }
            if (!going) {
                end(s, at);
            } else if (s.kind() != Kind.OPERATION) {
                return; // parked, or busy
            }
        }
        if (next[task.id()] == inside.size() && task.end() == at && task.outcome() != Outcome.PENDING) {
            end(task, at);
        }
    }

    private void begin(Span span, long at) {
        if (!begun.get(span.id())) {
            begun.set(span.id());
            steps.add(new Step(at, span.id(), What.BEGIN, -1, StepWords.begin(span, name(parent(span)))));
        }
    }

    private void end(Span span, long at) {
        if (ended.get(span.id())) {
            return;
        }
        ended.set(span.id());
        steps.add(new Step(at, span.id(), What.END, -1, StepWords.end(span, name(parent(span)))));
        if (span.kind() == Kind.WAIT || span.kind() == Kind.BUSY) {
            ready.add(spans.get(parent(span)));
            return;
        }
        for (var wait : resumes.get(span.id())) {
            if (wait.end() == at && begun.get(wait.id())) {
                end(wait, at);
            }
        }
    }

    private String name(int task) {
        return Words.label(spans.get(task));
    }

    /// The marks of a task, or (-1) all of this moment that are not told yet.
    private void marks(long at, int task) {
        var marks = timeline.marks();
        for (int i = firstMark(at); i < marks.size() && marks.get(i).at() == at; i++) {
            var m = marks.get(i);
            if (!told.get(i) && (task < 0 || m.span() == task && m.kind() == Mark.Kind.LOG)) {
                told.set(i);
                steps.add(new Step(
                        at, m.span(), What.LOG, i, Words.mark(m, timeline).getFirst()));
            }
        }
    }

    private int firstMark(long at) {
        int low = 0;
        int high = timeline.marks().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeline.marks().get(middle).at() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
