package dev.meanwhile.render;

import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Builds what one row shows: its stretches and the notes beneath it.
///
/// @param timeline  where everything comes from
/// @param shortest  stretches of a task that are shorter are drawn together, in virtual milliseconds
/// @param mostNotes how many waits are named beneath a row
record Lane(Timeline timeline, double shortest, int mostNotes) {

    /// What an operation shows: in flight, and from some moment on without anybody who waits.
    List<Stretch> operation(Span op) {
        var stretches = new ArrayList<Stretch>();
        long left = op.abandoned() ? Math.clamp(op.abandonedAt(), op.start(), op.end()) : op.end();
        var look = switch (op.outcome()) {
            case FULFILLED, PENDING -> Look.IN_FLIGHT;
            case REJECTED -> Look.FAILS;
            case CANCELLED -> Look.STOPPED;
        };
        add(stretches, look, op.start(), left, op);
        add(stretches, Look.ORPHAN, left, op.end(), op);
        return stretches;
    }

    /// What a task shows: parked, busy, and whatever is between.
    List<Stretch> task(Span task, List<Span> within) {
        var stretches = new ArrayList<Stretch>();
        long at = task.start();
        for (var s :
                within.stream().sorted(Comparator.comparingLong(Span::start)).toList()) {
            add(stretches, Look.READY, at, s.start(), task);
            long from = Math.max(at, s.start());
            long left = orphan(task) ? Math.max(from, task.abandonedAt()) : Long.MAX_VALUE;
            var look = s.kind() == Kind.BUSY ? Look.BUSY : Look.PARKED;
            if (look == Look.PARKED) {
                add(stretches, look, from, Math.min(left, s.end()), s);
                add(stretches, Look.ORPHAN, Math.max(from, left), s.end(), s);
            } else {
                add(stretches, look, from, s.end(), s);
            }
            at = Math.max(at, s.end());
        }
        add(stretches, Look.READY, at, task.end(), task);
        return together(stretches);
    }

    private static void add(List<Stretch> stretches, Look look, long from, long to, Span span) {
        if (to > from) {
            stretches.add(new Stretch(look, from, to, span));
        }
    }

    /// Joins neighbours that are too short to be told apart.
    private List<Stretch> together(List<Stretch> stretches) {
        var joined = new ArrayList<Stretch>();
        for (var s : stretches) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.to() == s.from() && s.to() - last.from() < shortest) {
                var look = last.look() == s.look() ? s.look() : last.duration() > s.duration() ? last.look() : s.look();
                joined.set(joined.size() - 1, new Stretch(look, last.from(), s.to(), null, last.many() + s.many()));
            } else {
                joined.add(s);
            }
        }
        return joined;
    }

    /// The words beneath a row.
    List<Note> notes(Span span, List<Span> within, List<Mark> marks) {
        var notes = new ArrayList<Note>();
        name(within.stream().filter(s -> s.kind() == Kind.WAIT).toList(), "wait", notes);
        name(within.stream().filter(s -> s.kind() == Kind.BUSY).toList(), "busy stretch", notes);
        for (var arrival :
                Arrival.in(timeline, span, within).stream().limit(mostNotes).toList()) {
            notes.add(arrived(span, arrival));
        }
        if (orphan(span)) {
            long at = Math.clamp(span.abandonedAt(), span.start(), span.end());
            notes.add(new Note(at, Note.Tone.ORPHAN, -1, Words.orphan(span)));
        }
        boolean told = notes.stream().anyMatch(n -> n.tone() == Note.Tone.FAILURE && n.at() == span.end());
        boolean failed = span.outcome() == Outcome.REJECTED || span.outcome() == Outcome.CANCELLED;
        if (failed && !told && !span.detail().isBlank()) {
            var text = Ending.of(span.outcome()) + ": " + Clean.line(span.detail());
            var tone = span.outcome() == Outcome.REJECTED ? Note.Tone.FAILURE : Note.Tone.ORPHAN;
            notes.add(new Note(span.end(), tone, span.id(), text));
        }
        marks.forEach(m -> notes.add(new Note(m.at(), Note.Tone.WARNING, -1, Words.warning(m))));
        notes.sort(Comparator.comparingLong(Note::at));
        return notes;
    }

    /// Names the first ones that are long enough to be seen, and counts the others.
    private void name(List<Span> spans, String what, List<Note> notes) {
        var lasting = spans.stream().filter(Lane::lasts).toList();
        var named = lasting.stream()
                .filter(s -> s.duration() >= 2 * shortest || hopeless(s))
                .toList();
        if (lasting.size() > mostNotes) {
            named = named.subList(0, Math.min(named.size(), mostNotes - 1));
        }
        named.forEach(s -> notes.add(new Note(s.start(), s.end(), tone(s), s.id(), Words.inLane(s, timeline))));
        var others = new ArrayList<>(lasting);
        others.removeAll(named);
        if (!others.isEmpty()) {
            var more = (named.isEmpty() ? "" : "and ")
                    + Words.count(others.size(), named.isEmpty() ? what : "more " + what);
            notes.add(new Note(others.getFirst().start(), Note.Tone.WAIT, -1, more));
        }
    }

    /// Of a task that never ended, its end that never came is worth telling, not that nobody waits for it.
    private static boolean orphan(Span span) {
        return span.abandoned() && !(span.kind() == Kind.TASK && hopeless(span));
    }

    private static boolean lasts(Span span) {
        return span.duration() > 0 || hopeless(span);
    }

    private static boolean hopeless(Span span) {
        return span.outcome() == Outcome.PENDING;
    }

    private static Note.Tone tone(Span span) {
        return span.kind() == Kind.BUSY ? Note.Tone.BUSY : Note.Tone.WAIT;
    }

    private static Note arrived(Span task, Arrival arrival) {
        var from = arrival.from();
        var late = from != null && from.end() < arrival.at() ? " (" + Times.of(from.end()) + ")" : "";
        var text = Ending.REJECTED.symbol() + " "
                + (from == null ? "a failure" : "the failure of " + Words.label(from) + late)
                + " reaches " + Words.label(task)
                + (arrival.reason().isBlank() ? "" : ": " + Clean.line(arrival.reason()));
        return new Note(arrival.at(), Note.Tone.FAILURE, arrival.ended(), text);
    }
}
