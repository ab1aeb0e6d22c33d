package dev.meanwhile.check;

import dev.meanwhile.Run;
import dev.meanwhile.timeline.Timeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers the last run of a test, so that the report can show it when a plain JUnit assertion about it fails.
public final class LastRun {
    private static final ThreadLocal<LastRun> WATCHED = new ThreadLocal<>();

    private @Nullable Run<?> run;

    private LastRun() {}

    /// Remembers `run` if the current thread is one that runs tests for `check`, and returns it.
    public static <R extends Run<?>> R note(R run) {
        var watched = WATCHED.get();
        if (watched != null) {
            watched.run = run;
        }
        return run;
    }

    /// Forgets the runs of the current thread and remembers those to come.
    static void watch() {
        WATCHED.set(new LastRun());
    }

    /// The timeline of the last run since [#watch()], if there was one.
    static Optional<Timeline> timeline() {
        return Optional.ofNullable(WATCHED.get()).map(w -> w.run).map(Run::timeline);
    }
}
