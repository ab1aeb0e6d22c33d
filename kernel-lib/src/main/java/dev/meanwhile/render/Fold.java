package dev.meanwhile.render;

import dev.meanwhile.timeline.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Many rows drawn as one: how many of them go on at each moment.
///
/// @param spans the operations and tasks that it stands for
record Fold(List<Span> spans) {
    /// `fetchPosts × 4,312`, or `900 × load, 12 × save …` if the names differ.
    String label() {
        var counts = new LinkedHashMap<String, Integer>();
        spans.forEach(s -> counts.merge(s.name(), 1, Integer::sum));
        if (counts.size() == 1) {
            return Clean.line(spans.getFirst().name()) + " × " + Times.grouped(spans.size());
        }
        var most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(2)
                .map(e -> Clean.line(e.getKey()))
                .toList();
        return Times.grouped(spans.size()) + " rows: " + String.join(", ", most) + (counts.size() > 2 ? ", …" : "");
    }

    long from() {
        return spans.stream().mapToLong(Span::start).min().orElse(0);
    }

    long to() {
        return spans.stream().mapToLong(Span::end).max().orElse(0);
    }

    /// The most of them at one moment; for the whole fold, not for a bucket.
    int most() {
        var starts = spans.stream().mapToLong(Span::start).sorted().toArray();
        var ends = spans.stream().mapToLong(Span::end).sorted().toArray();
        int most = 0;
        for (int started = 0, ended = 0; started < starts.length; started++) {
            while (ends[ended] <= starts[started] && ended < started) {
                ended++;
            }
            most = Math.max(most, started + 1 - ended);
        }
        return most;
    }

    /// How many of them touch each of `count` equal parts of the axis.
    int[] density(Axis axis, int count) {
        var change = new int[count + 1];
        for (var s : spans) {
            int first = Math.min(count - 1, (int) (axis.at(s.start()) * count));
            int last = Math.clamp((long) Math.ceil(axis.at(s.end()) * count) - 1, first, count - 1);
            change[first]++;
            change[last + 1]--;
        }
        var density = new int[count];
        for (int i = 0, now = 0; i < count; i++) {
            now += change[i];
            density[i] = now;
        }
        return density;
    }

    /// How they ended: `4,310 fulfilled, 2 rejected`.
    String endings() {
        var words = new ArrayList<String>();
        for (var ending : Ending.values()) {
            long n =
                    spans.stream().filter(s -> Ending.of(s.outcome()) == ending).count();
            if (n > 0) {
                words.add(Times.grouped(n) + " " + ending.word());
            }
        }
        return String.join(", ", words);
    }

    /// How they ended, in symbols: `✓ 4,310 ✗ 2`.
    String symbols() {
        var words = new ArrayList<String>();
        for (var ending : Ending.values()) {
            long n =
                    spans.stream().filter(s -> Ending.of(s.outcome()) == ending).count();
            if (n > 0) {
                words.add(ending.symbol() + " " + Times.grouped(n));
            }
        }
        return String.join(" ", words);
    }

    /// The highest of a density.
    static int highest(int[] density) {
        return Arrays.stream(density).max().orElse(0);
    }

    /// In order of start.
    static Fold of(List<Span> spans) {
        return new Fold(spans.stream()
                .sorted(Comparator.comparingLong(Span::start).thenComparingInt(Span::id))
                .toList());
    }
}
