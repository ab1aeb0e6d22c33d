package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Segment;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Decides, once for all pictures, what is seen: rows in order of start with those of a child task beneath it,
/// their stretches and notes, arrows from settlements to resumed tasks, the axis. Long runs are folded: the rows
/// that matter (the first ones, the critical path, failures, orphans, the last ones) stay, every stretch of
/// others becomes one row.
///
/// @param timeline what is drawn
/// @param path     its critical path
/// @param axis     virtual time
/// @param rows     from top to bottom
/// @param arrows   in order of time
/// @param spans    how many operations and tasks there are
/// @param folded   how many of them are folded away
record Layout(
        Timeline timeline, List<Segment> path, Axis axis, List<Row> rows, List<Arrow> arrows, int spans, int folded) {
    private static final int MOST_ARROWS = 400;
    private static final int MANY_TIMES = 4;

    /// How much a picture can show.
    ///
    /// @param rows      more are folded
    /// @param stretches in one lane: more are drawn together
    /// @param ticks     steps between ticks
    /// @param notes     waits that are named beneath a lane
    record Room(int rows, int stretches, int ticks, int notes) {
        /// The room for each of several timelines.
        Room dividedBy(int timelines) {
            return new Room(Math.max(8, rows / timelines), stretches, ticks, notes);
        }
    }

    static Layout of(Timeline timeline, Room room) {
        return of(timeline, room, Axis.of(timeline.duration(), room.ticks(), Clocks.of(timeline)), List.of());
    }

    /// With this axis, and with ghosts beneath rows.
    static Layout of(Timeline timeline, Room room, Axis axis, List<Ghost> ghosts) {
        return new Builder(timeline, room, axis, ghosts).layout();
    }

    /// Whether a row, a stretch of which looks like this, is shown.
    boolean shows(Look look) {
        return rows.stream().anyMatch(r -> r.stretches().stream().anyMatch(s -> s.look() == look));
    }

    /// Whether a row that ends like this is shown.
    boolean shows(Ending ending) {
        return rows.stream()
                .anyMatch(r -> r.span() != null && Ending.of(r.span().outcome()) == ending);
    }

    /// Whether something like this is drawn beneath a row.
    boolean shows(Ghost.Kind kind) {
        return rows.stream().anyMatch(r -> r.ghosts().stream().anyMatch(g -> g.kind() == kind));
    }

    /// Builds one layout.
    private static final class Builder {
        private final Timeline timeline;
        private final Room room;
        private final Axis axis;
        private final List<Ghost> ghosts;
        private final List<Span> spans;
        private final List<List<Span>> within = new ArrayList<>();
        private final List<List<Mark>> marks = new ArrayList<>();
        private final int[] depth;
        private final int[] rowOf;

        Builder(Timeline timeline, Room room, Axis axis, List<Ghost> ghosts) {
            this.ghosts = ghosts;
            this.timeline = timeline;
            this.room = room;
            this.axis = axis;
            this.spans = timeline.spans();
            this.depth = new int[spans.size()];
            this.rowOf = new int[spans.size()];
            for (int i = 0; i < spans.size(); i++) {
                within.add(List.of());
                marks.add(List.of());
            }
            for (var s : spans) {
                if (!hasRow(s)) {
                    put(within, parent(s), s);
                }
            }
            for (var m : timeline.marks()) {
                if (m.span() >= 0 && m.span() < spans.size() && warns(m)) {
                    put(marks, m.span(), m);
                }
            }
        }

        private static <T> void put(List<List<T>> lists, int index, T value) {
            if (lists.get(index).isEmpty()) {
                lists.set(index, new ArrayList<>());
            }
            lists.get(index).add(value);
        }

        private static boolean warns(Mark mark) {
            return mark.kind() == Mark.Kind.UNHANDLED || mark.kind() == Mark.Kind.HANDLED_LATE;
        }

        private static boolean hasRow(Span span) {
            return span.kind() == Kind.OPERATION || span.kind() == Kind.TASK;
        }

        /// The task that it belongs to; `main` if it names none that came before it.
        private int parent(Span span) {
            return span.task() >= 0 && span.task() < span.id() ? span.task() : 0;
        }

        Layout layout() {
            var path = timeline.criticalPath();
            var ordered = inOrder();
            var kept = kept(ordered, path);
            var lane = new Lane(timeline, (double) axis.length() / room.stretches(), room.notes());
            var rows = new ArrayList<Row>();
            Arrays.fill(rowOf, -1);
            int folded = 0;
            for (int i = 0; i < ordered.size(); ) {
                int next = kept.nextSetBit(i);
                int end = next < 0 ? ordered.size() : next;
                if (end - i > 1) {
                    rows.add(fold(ordered.subList(i, end)));
                    folded += end - i;
                    i = end;
                } else {
                    rowOf[ordered.get(i).id()] = rows.size();
                    rows.add(row(ordered.get(i), lane));
                    i++;
                }
            }
            return new Layout(timeline, path, axis, List.copyOf(rows), arrows(), ordered.size(), folded);
        }

        /// Each task, then what it started, in order of start.
        private List<Span> inOrder() {
            var children = new ArrayList<List<Span>>();
            spans.forEach(_ -> children.add(List.of()));
            for (var s : spans) {
                if (hasRow(s) && s.id() > 0) {
                    put(children, parent(s), s);
                }
            }
            var ordered = new ArrayList<Span>();
            var todo = new ArrayDeque<Span>();
            if (!spans.isEmpty()) {
                todo.push(spans.getFirst());
            }
            while (!todo.isEmpty()) {
                var s = todo.pop();
                ordered.add(s);
                for (var child : children.get(s.id()).reversed()) {
                    depth[child.id()] = s.id() == 0 ? 0 : depth[s.id()] + 1;
                    todo.push(child);
                }
            }
            return ordered;
        }

        private BitSet kept(List<Span> ordered, List<Segment> path) {
            var kept = new BitSet();
            int n = ordered.size();
            if (n <= room.rows()) {
                kept.set(0, n);
                return kept;
            }
            // between two that are kept there may be a fold; the more there is to fold, the less is worth keeping
            int half = room.rows() / 2;
            int budget = n > MANY_TIMES * room.rows() ? Math.min(half, Math.max(16, room.rows() / 6)) : half;
            kept.set(0, Math.min(n, 4));
            kept.set(n - 2, n);
            var critical = new BitSet();
            path.forEach(s -> critical.set(s.span()));
            keep(kept, ordered, budget * 2 / 3, this::standsOut);
            keep(kept, ordered, budget * 3 / 4, s -> s.abandoned() || s.outcome() != Outcome.FULFILLED);
            keep(kept, ordered, budget * 7 / 8, s -> critical.get(s.id()));
            keep(kept, ordered, Math.min(budget, kept.cardinality() + 6), _ -> true);
            return kept;
        }

        private boolean standsOut(Span span) {
            return span.outcome() == Outcome.REJECTED
                    || !marks.get(span.id()).isEmpty()
                    || ghosts.stream().anyMatch(g -> g.span() == span.id());
        }

        private static void keep(BitSet kept, List<Span> ordered, int budget, Predicate<Span> worth) {
            int left = budget - kept.cardinality();
            for (int i = 0; i < ordered.size() && left > 0; i++) {
                if (!kept.get(i) && worth.test(ordered.get(i))) {
                    kept.set(i);
                    left--;
                }
            }
        }

        private Row row(Span span, Lane lane) {
            var inside = within.get(span.id());
            var stretches = span.kind() == Kind.TASK ? lane.task(span, inside) : lane.operation(span);
            var beneath = ghosts.stream().filter(g -> g.span() == span.id()).toList();
            var notes = lane.notes(span, inside, marks.get(span.id()));
            return new Row(span, null, depth[span.id()], stretches, notes, beneath);
        }

        private Row fold(List<Span> folded) {
            int shallowest = folded.stream().mapToInt(s -> depth[s.id()]).min().orElse(0);
            return new Row(null, Fold.of(folded), shallowest, List.of(), List.of(), List.of());
        }

        private List<Arrow> arrows() {
            var arrows = new ArrayList<Arrow>();
            for (var s : spans) {
                if (s.kind() == Kind.WAIT && s.cause() >= 0 && s.outcome() != Outcome.REJECTED) {
                    arrow(arrows, s.cause(), parent(s), s.end(), s.id(), false);
                } else if (s.kind() == Kind.TASK && rowOf[s.id()] >= 0) {
                    for (var a : Arrival.in(timeline, s, within.get(s.id()))) {
                        if (a.from() != null) {
                            arrow(arrows, a.from().id(), s.id(), a.at(), a.ended(), true);
                        }
                    }
                }
            }
            arrows.sort(Comparator.comparingLong(Arrow::resumed).thenComparingInt(Arrow::ended));
            return List.copyOf(arrows.subList(0, Math.min(MOST_ARROWS, arrows.size())));
        }

        private void arrow(List<Arrow> arrows, int cause, int task, long at, int ended, boolean failure) {
            if (cause < spans.size() && rowOf[cause] >= 0 && rowOf[task] >= 0 && rowOf[cause] != rowOf[task]) {
                arrows.add(new Arrow(rowOf[cause], spans.get(cause).end(), rowOf[task], at, ended, failure));
            }
        }
    }
}
