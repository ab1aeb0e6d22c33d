package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// So much happened that the scenario will not come to an end by itself.
public final class RunawayException extends VerdictException {
    private static final long serialVersionUID = 1L;

    RunawayException(String message) {
        super(message);
    }

    static RunawayException atOneInstant(long now, int events, @Nullable Task task) {
        return new RunawayException("runaway at " + Time.millis(now) + " ms: more than " + events
                + " turns, and the clock does not move" + where(task)
                + "\n  a loop that only awaits what is settled already never lets time pass; wait for something that"
                + " takes time, or count the rounds");
    }

    static RunawayException inAll(long now, int events, @Nullable Task task) {
        return new RunawayException("runaway at " + Time.millis(now) + " ms: more than " + events + " turns in one run"
                + where(task) + "\n  a loop that waits in each round has no end; give it a condition or a limit");
    }

    static RunawayException inRealTime(long now, long longest, @Nullable Task task) {
        return new RunawayException("runaway at " + Time.millis(now) + " ms: a run on the wall clock may take "
                + Time.millis(longest) + " ms, and this one is not done" + where(task)
                + "\n  give it less to do, or use simulate(...), where waiting costs no time");
    }

    private static String where(@Nullable Task task) {
        if (task == null) {
            return "";
        }
        var site = task.waitingAt();
        return "\n  the last one to run was " + task.name() + (site == null ? "" : " (" + Sites.text(site) + ")");
    }
}
