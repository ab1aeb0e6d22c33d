package dev.meanwhile.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The steps of all timelines of a drawing as one list, in order of time. If there are too many, only those of
/// rows that are shown are kept, at most 400.
///
/// @param lines what is told
/// @param total how many steps there are in all
record StepList(List<Line> lines, int total) {
    private static final int MOST = 400;

    /// One step of one of the timelines.
    ///
    /// @param panel which timeline
    /// @param step  what happened
    record Line(int panel, Steps.Step step) {}

    static StepList of(List<Layout> layouts) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < layouts.size(); i++) {
            int panel = i;
            Steps.of(layouts.get(i).timeline()).forEach(s -> lines.add(new Line(panel, s)));
        }
        int total = lines.size();
        if (total > MOST) {
            var shown = layouts.stream().map(StepList::shown).toList();
            lines.removeIf(l -> !shown.get(l.panel()).contains(l.step().span()));
        }
        lines.sort(Comparator.comparingLong(l -> l.step().at()));
        return new StepList(List.copyOf(lines.subList(0, Math.min(MOST, lines.size()))), total);
    }

    private static Set<Integer> shown(Layout layout) {
        var shown = new HashSet<>(Set.of(-1));
        for (var row : layout.rows()) {
            if (row.span() != null) {
                shown.add(row.span().id());
            }
        }
        return shown;
    }

    /// What the list is called.
    String title() {
        var count = lines.size() == total
                ? Words.count(total, "step")
                : Times.grouped(lines.size()) + " of " + Words.count(total, "step");
        return "What happened, step by step (" + count + ")";
    }

    /// The position of the step that tells a mark; -1 if it is left out.
    int ofMark(int panel, int mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).panel() == panel && lines.get(i).step().mark() == mark) {
                return i;
            }
        }
        return -1;
    }
}
