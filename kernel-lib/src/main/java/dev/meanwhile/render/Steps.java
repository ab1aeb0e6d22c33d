package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/// Tells a timeline step by step, in the order in which things happened: what ends at a moment resumes who waited for it,
/// who runs until it parks or ends, and so on. Spans know only their moment; the order within it follows from this rule.
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

    private List<Step> tell() {
        var moments = new TreeMap<Long, List<Span>>();
        for (var s : spans) {
            moments.computeIfAbsent(s.start(), _ -> new ArrayList<>());
            moments.computeIfAbsent(s.end(), _ -> new ArrayList<>()).add(s);
        }
        timeline.marks().forEach(m -> moments.computeIfAbsent(m.at(), _ -> new ArrayList<>()));
        spans.stream()
                .filter(s -> s.abandonedAt() > s.start())
                .forEach(s -> moments.computeIfAbsent(s.abandonedAt(), _ -> new ArrayList<>()));
        begin(spans.getFirst(), spans.getFirst().start());
        for (var moment : moments.entrySet()) {
            moment(moment.getKey(), moment.getValue());
        }
        return steps;
    }

    private void moment(long at, List<Span> ending) {
        run(at);
        for (var kind : List.of(Kind.OPERATION, Kind.BUSY, Kind.WAIT)) {
            for (var s : ending) {
                boolean byItself = s.kind() == kind && s.outcome() != Outcome.PENDING && begun.get(s.id());
                if (byItself && !(kind == Kind.WAIT && waitsForSomebodyAt(s, at))) {
                    end(s, at);
                    run(at);
                }
            }
        }
        ending.stream().filter(s -> begun.get(s.id()) || s.kind() != Kind.TASK).forEach(s -> leftOver(s, at));
        run(at);
        marks(at, -1);
        for (var s : spans) {
            if (s.abandonedAt() == at && at > s.start() && s.kind() != Kind.WAIT) {
                steps.add(new Step(at, -1, What.LOG, -1, "nobody waits for " + Words.label(s) + " any more"));
            }
        }
    }

    private boolean waitsForSomebodyAt(Span wait, long at) {
        return wait.cause() >= 0 && wait.cause() < spans.size() && spans.get(wait.cause()).end() == at;
    }

    /// What no rule has told yet.
    private void leftOver(Span span, long at) {
        if (span.start() == at) {
            begin(span, at);
        }
        if (span.outcome() != Outcome.PENDING) {
            end(span, at);
        }
    }

    /// Lets every task that is ready run, until it parks or ends.
    private void run(long at) {
        while (!ready.isEmpty()) {
            var task = ready.poll();
            marks(at, task.id());
            var inside = within.get(task.id());
            boolean parked = false;
            while (!parked && next[task.id()] < inside.size() && inside.get(next[task.id()]).start() <= at) {
                var s = inside.get(next[task.id()]++);
                begin(s, at);
                boolean holds = s.kind() == Kind.WAIT || s.kind() == Kind.BUSY;
                parked = holds && (s.end() > at || s.outcome() == Outcome.PENDING);
                if (s.end() == at && s.kind() != Kind.TASK && s.outcome() != Outcome.PENDING) {
                    end(s, at);
                }
            }
            boolean done = !parked && next[task.id()] == inside.size();
            if (done && task.end() == at && task.outcome() != Outcome.PENDING) {
                end(task, at);
            }
        }
    }

    private void begin(Span span, long at) {
        if (begun.get(span.id())) {
            return;
        }
        begun.set(span.id());
        steps.add(new Step(at, span.id(), What.BEGIN, -1, StepWords.begin(span, name(parent(span)))));
        if (span.kind() == Kind.TASK) {
            ready.addFirst(span); // a task starts at once
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
                steps.add(new Step(at, m.span(), What.LOG, i, Words.mark(m, timeline).getFirst()));
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
