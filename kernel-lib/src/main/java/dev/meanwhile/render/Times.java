package dev.meanwhile.render;

import java.util.ArrayList;
import java.util.List;

/// Writes times, exactly and the same in every locale: `1,250 ms`, from 100 s on `1 h 30 min 5.25 s`.
final class Times {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /// From here on milliseconds are no longer readable.
    private static final long LONG = 100 * SECOND;

    private Times() {}

    /// `1,250 ms` or `1 h 30 min`.
    static String of(long millis) {
        return Math.abs(millis) < LONG ? grouped(millis) + " ms" : parts(millis);
    }

    /// `0–100 ms`, or `30 min – 1 h`; one moment is `at 100 ms`.
    static String interval(long from, long to) {
        if (from == to) {
            return "at " + of(from);
        }
        return Math.max(Math.abs(from), Math.abs(to)) < LONG
                ? grouped(from) + "–" + of(to)
                : zeroOr(from) + " – " + parts(to);
    }

    /// `250 virtual ms`, or `7,200,000 virtual ms (2 h)`.
    static String total(long millis, Clocks clock) {
        var exact = grouped(millis) + clock.unit();
        return Math.abs(millis) < LONG ? exact : exact + " (" + parts(millis) + ")";
    }

    /// The digits in groups of three.
    static String grouped(long number) {
        var digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        var text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /// `1 h 30 min 5.25 s`: only the parts that are not zero.
    static String parts(long millis) {
        if (millis < 0) {
            return "-" + parts(-millis);
        }
        var parts = new ArrayList<String>();
        addPart(parts, millis / DAY, "d");
        addPart(parts, millis % DAY / HOUR, "h");
        addPart(parts, millis % HOUR / MINUTE, "min");
        long rest = millis % MINUTE;
        if (rest > 0 || parts.isEmpty()) {
            parts.add(rest < SECOND && parts.isEmpty() ? rest + " ms" : seconds(rest) + " s");
        }
        return String.join(" ", parts);
    }

    private static void addPart(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(grouped(count) + " " + unit);
        }
    }

    private static String seconds(long millis) {
        var fraction = "%03d".formatted(millis % SECOND).replaceAll("0+$", "");
        return millis / SECOND + (fraction.isEmpty() ? "" : "." + fraction);
    }

    private static String zeroOr(long millis) {
        return millis == 0 ? "0" : parts(millis);
    }
}
