package dev.meanwhile;

import dev.meanwhile.sim.Activity;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Journal;
import dev.meanwhile.sim.Sites;
import dev.meanwhile.sim.Time;
import dev.meanwhile.timeline.Recording;
import dev.meanwhile.timeline.Source;
import dev.meanwhile.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What became of a scenario. All times are virtual milliseconds since its start.
public final class Run<T extends @Nullable Object> implements Picture {
    private final EventLoop loop;
    private @Nullable Timeline timeline;

    Run(EventLoop loop) {
        this.loop = loop;
    }

    /// What the scenario returned.
    ///
    /// @throws IllegalStateException if it failed, with the failure as cause
    @SuppressWarnings({"unchecked", "NullAway"}) // a fulfilled main ends with what the body returned
    public T value() {
        var failure = failure();
        if (failure != null) {
            throw new IllegalStateException(
                    "'" + loop.name() + "' has no value, because it failed: " + failure, failure);
        }
        return (T) loop.main().result();
    }

    /// Whether the scenario threw, or the engine ended it.
    public boolean failed() {
        return failure() != null;
    }

    /// What the scenario threw, or the verdict (deadlock, runaway, escape) that ended it; null if it did not
    /// fail.
    public @Nullable Throwable failure() {
        if (loop.verdict() != null) {
            return loop.verdict();
        }
        return loop.main().ending() == Activity.Ending.REJECTED
                ? (Throwable) loop.main().result()
                : null;
    }

    /// When the scenario itself ended; what it started may have run on.
    public long duration() {
        return Time.millis(
                loop.main().ending() == Activity.Ending.GOING_ON
                        ? loop.now()
                        : loop.main().end());
    }

    /// What happened, and when.
    public synchronized Timeline timeline() {
        if (timeline == null) {
            timeline = Recording.of(loop);
        }
        return timeline;
    }

    /// The lines that it logged, in order of time.
    public List<LogLine> log() {
        return loop.journal().entries().stream()
                .filter(Journal.Line.class::isInstance)
                .map(Journal.Line.class::cast)
                .map(l -> new LogLine(Time.millis(l.at()), l.task().name(), l.message()))
                .toList();
    }

    /// Rejections that nobody had handled by the end of the turn.
    public List<UnhandledRejection> unhandled() {
        return loop.journal().entries().stream()
                .filter(Journal.Unhandled.class::isInstance)
                .map(Journal.Unhandled.class::cast)
                .map(u -> new UnhandledRejection(u.promise(), u.reason(), Time.millis(u.at()), handledAt(u)))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // two promises may be rejected alike at the same moment
    private OptionalLong handledAt(Journal.Unhandled rejection) {
        return loop.journal().entries().stream()
                .filter(e -> e instanceof Journal.HandledLate late && late.rejection() == rejection)
                .mapToLong(e -> Time.millis(e.at()))
                .findFirst();
    }

    /// Tasks that still waited when everything else was over.
    public List<LeakedTask> leaked() {
        return loop.leaks().stream()
                .map(l -> new LeakedTask(
                        l.task(),
                        l.waitsFor(),
                        Time.millis(l.since()),
                        Optional.ofNullable(l.site()).map(Sites::place).map(p -> new Source(p.name(), p.line()))))
                .toList();
    }

    @Override
    public String text() {
        return timeline().toString();
    }

    @Override
    public String html() {
        return timeline().html();
    }

    @Override
    public Optional<String> svg() {
        return Optional.of(timeline().svg());
    }

    @Override
    public String toString() {
        return text();
    }
}
