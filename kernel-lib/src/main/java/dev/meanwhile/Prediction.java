package dev.meanwhile;

import dev.meanwhile.render.Drawing;
import java.util.Optional;

/// A learner's guess of how long a run takes, beside what happened.
public final class Prediction implements Picture {
    private final long guess;
    private final Run<?> run;

    Prediction(long guess, Run<?> run) {
        this.guess = guess;
        this.run = run;
    }

    /// How the guess compares with the run, in one or two sentences.
    public String verdict() {
        long actual = run.duration();
        if (guess <= 0) {
            return "It took " + actual + " ms. You made no prediction: the next one is yours.";
        }
        if (guess == actual) {
            return "You predicted " + guess + " ms, and so it is.";
        }
        var difference = Math.abs(actual - guess) + " ms " + (actual > guess ? "more" : "less") + " than you predicted";
        return "It took " + actual + " ms, " + difference + " (" + guess + " ms). What did you not expect?";
    }

    /// The guess as a line across what happened, unless none was made.
    private Drawing drawing() {
        var drawing = Drawing.of(run.timeline()).saying(verdict());
        return guess > 0 ? drawing.guess(guess) : drawing;
    }

    @Override
    public String text() {
        return drawing().text();
    }

    @Override
    public String html() {
        return drawing().html();
    }

    @Override
    public Optional<String> svg() {
        return Optional.of(drawing().svg());
    }

    @Override
    public String toString() {
        return text();
    }
}
