package dev.meanwhile.render;

import java.util.Arrays;

/// How often durations fall into equal ranges, as bars of text.
public final class Histogram {
    private static final int MOST_BARS = 10;
    private static final int WIDTH = 40;

    private final long least;
    private final long range;
    private final int[] counts;

    private Histogram(long least, long range, int[] counts) {
        this.least = least;
        this.range = range;
        this.counts = counts;
    }

    /// @param durations in virtual milliseconds, at least one
    public static Histogram of(long[] durations) {
        long least = Arrays.stream(durations).min().orElse(0);
        long most = Arrays.stream(durations).max().orElse(0);
        long range = Math.max(1, (most - least) / MOST_BARS + 1);
        var counts = new int[(int) ((most - least) / range) + 1];
        for (long d : durations) {
            counts[(int) ((d - least) / range)]++;
        }
        return new Histogram(least, range, counts);
    }

    /// A line for each range.
    public String text() {
        int highest = Arrays.stream(counts).max().orElse(1);
        var lines = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            lines.append(i == 0 ? "" : "\n")
                    .append(Columns.right(label(i), labelWidth()))
                    .append("  ");
            lines.append("█".repeat(Math.ceilDiv(counts[i] * WIDTH, highest)))
                    .append(' ')
                    .append(counts[i]);
        }
        return lines.toString();
    }

    private int labelWidth() {
        int widest = 0;
        for (int i = 0; i < counts.length; i++) {
            widest = Math.max(widest, label(i).length());
        }
        return widest;
    }

    private String label(int bar) {
        long from = least + bar * range;
        return range == 1 ? from + " ms" : from + "–" + (from + range - 1) + " ms";
    }

    /// The same in HTML; the counts are text, so that nothing depends on the bars.
    public String html() {
        var markup = new Markup()
                .open("pre", "style", "line-height:1.15;margin:0.5em 0", "aria-label", "histogram of durations");
        text().lines().forEach(line -> markup.text(line).newline());
        return markup.close().toString();
    }
}
