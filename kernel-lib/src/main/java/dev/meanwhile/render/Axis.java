package dev.meanwhile.render;

import java.util.ArrayList;
import java.util.List;

/// The axis of time, from 0 to `length`, with round ticks.
///
/// @param length in milliseconds, at least 1
/// @param step   between two ticks
/// @param clock  whose time it is
record Axis(long length, long step, Clocks clock) {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        5 * DAY,
        10 * DAY
    };

    /// The axis for a run of this length, with at most so many steps between ticks.
    static Axis of(long duration, int mostSteps, Clocks clock) {
        long length = Math.max(1, duration);
        for (long step : STEPS) {
            if (length / step <= mostSteps) {
                return new Axis(length, step, clock);
            }
        }
        long step = 10 * DAY;
        for (int i = 0; length / step > mostSteps; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2; // 10, 20, 50, 100 …
        }
        return new Axis(length, step, clock);
    }

    /// Where a moment is, from 0 (left) to 1 (right).
    double at(long millis) {
        return Math.clamp((double) millis / length, 0, 1);
    }

    /// The moments with a tick, from 0 on.
    List<Long> ticks() {
        var ticks = new ArrayList<Long>();
        for (long t = 0; t <= length; t += step) {
            ticks.add(t);
        }
        return ticks;
    }

    /// What is written at a tick: a bare number of milliseconds on a short axis, a number with its unit on a long
    /// one.
    String label(long tick) {
        return inMillis() || tick == 0 ? Times.grouped(tick) : Times.parts(tick);
    }

    /// What is measured along the axis.
    String title() {
        return clock.title(inMillis() ? "ms" : "time");
    }

    private boolean inMillis() {
        return step < SECOND || length < 10 * SECOND;
    }
}
