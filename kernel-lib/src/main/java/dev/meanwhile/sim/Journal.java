package dev.meanwhile.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The record of a loop: what went on, what was logged, what nobody handled.
public final class Journal {
    /// Source lines are looked up this many times: looking one up takes longer than simulating an operation, and
    /// nobody reads the lines of a picture with more rows.
    private static final int MOST_SITES = 2_000;

    private final Chunks<Activity> activities = new Chunks<>();
    private final Waits waits = new Waits();
    private final List<Entry> entries = new ArrayList<>();
    private int sites;
    private long end = -1;

    /// @param at      in virtual nanoseconds
    /// @param task    the task that logged
    /// @param message the logged object, as text
    public record Line(long at, Task task, String message) implements Entry {}

    /// A promise was rejected, and nobody had attached anything to it by the end of that turn.
    ///
    /// @param at      in virtual nanoseconds
    /// @param promise what it is called
    /// @param by      its operation or task, if it has one
    public record Unhandled(
            long at, String promise, @Nullable Activity by, Throwable reason) implements Entry {}

    /// Somebody looked, after all, at a rejection that had been reported.
    ///
    /// @param at in virtual nanoseconds
    public record HandledLate(long at, Unhandled rejection) implements Entry {}

    /// Something that happened at one moment.
    public sealed interface Entry {
        /// In virtual nanoseconds.
        long at();
    }

    void add(Activity activity) {
        if (!isClosed()) {
            activities.add(activity);
        }
    }

    /// Adds a wait that goes on.
    void addWait(Task task, String subject, long start, @Nullable StackTraceElement site) {
        if (!isClosed()) {
            waits.add(activities.size(), task, subject, start, site);
        }
    }

    /// Ends the wait that was added last.
    ///
    /// @param reason why what was waited for was rejected, if it was
    /// @param cause  what ended it
    void endWait(long end, Activity.Ending how, @Nullable Object reason, @Nullable Activity cause) {
        if (!isClosed()) {
            waits.end(end, how, reason, cause);
        }
    }

    /// Adds an entry, unless the record is closed.
    public void add(Entry entry) {
        if (!isClosed()) {
            entries.add(entry);
        }
    }

    boolean wantsSite() {
        return ++sites <= MOST_SITES;
    }

    void close(long now) {
        end = now;
    }

    boolean isClosed() {
        return end >= 0;
    }

    /// All activities; waits stand where they ended, the others where they started.
    public List<Activity> activities() {
        return waits.among(activities);
    }

    /// In order of time.
    public List<Entry> entries() {
        return entries;
    }
}
