package dev.meanwhile.render;

import dev.meanwhile.timeline.Timeline;
import java.util.List;

/// Whose time is drawn along one axis.
enum Clocks {
    VIRTUAL("virtual %s", " virtual ms"),
    WALL("%s, wall clock", " ms on the wall clock"),
    BOTH("%s", " ms");

    private final String title;
    private final String unit;

    Clocks(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    static Clocks of(Timeline timeline) {
        return timeline.isVirtual() ? VIRTUAL : WALL;
    }

    static Clocks of(List<Timeline> timelines) {
        var first = of(timelines.getFirst());
        return timelines.stream().allMatch(t -> of(t) == first) ? first : BOTH;
    }

    /// What is measured along the axis: `virtual ms`.
    String title(String what) {
        return title.formatted(what);
    }

    /// The unit of a total.
    String unit() {
        return unit;
    }
}
