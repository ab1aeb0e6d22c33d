package dev.meanwhile;

import dev.meanwhile.render.Drawing;
import dev.meanwhile.render.Tables;
import dev.meanwhile.sim.Time;
import java.util.List;
import java.util.Optional;

/// A learner's guess of how long a run takes, beside what happened.
public final class Prediction implements Picture {
    private final long guess;
    private final Run<?> run;

    Prediction(long guess, Run<?> run) {
        Time.nanos("a prediction", guess);
        this.guess = guess;
        this.run = run;
    }

    /// How the guess compares with the run, in one or two sentences.
    public String verdict() {
        long actual = run.duration();
        if (!isMade()) {
            return "Your prediction is still 0 ms. Put your own number in its place, then run the cell again.";
        }
        if (guess == actual) {
            return "You predicted " + guess + " ms, and so it is.";
        }
        var difference = Math.abs(actual - guess) + " ms " + (actual > guess ? "more" : "less") + " than you predicted";
        return "It took " + actual + " ms, " + difference + " (" + guess + " ms). What did you not expect?";
    }

    /// Before it is made, nothing that happened is given away.
    private boolean isMade() {
        return guess > 0 || run.duration() == 0;
    }

    /// The guess as a line across what happened.
    private Drawing drawing() {
        return Drawing.of(run.timeline()).saying(verdict()).guess(guess);
    }

    @Override
    public String text() {
        return isMade() ? drawing().text() : verdict();
    }

    @Override
    public String html() {
        return isMade() ? drawing().html() : Tables.list(List.of(verdict()));
    }

    @Override
    public Optional<String> svg() {
        return isMade() ? Optional.of(drawing().svg()) : Optional.empty();
    }

    @Override
    public String toString() {
        return text();
    }
}
