package dev.meanwhile;

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

    @Override
    public String text() {
        return run.text() + "\n\n" + verdict();
    }

    @Override
    public String html() {
        return run.html() + "\n<p>" + verdict() + "</p>";
    }

    @Override
    public Optional<String> svg() {
        return run.svg();
    }

    @Override
    public String toString() {
        return text();
    }
}
