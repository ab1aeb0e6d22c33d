package dev.meanwhile.check;

/// What became of one test, told apart because each calls for another next step of the learner.
public enum Verdict {
    PASSED("passed"),
    /// The test calls something that no cell has defined yet.
    NOT_DEFINED("not defined yet"),
    /// The answer uses a name that does not exist.
    DOES_NOT_COMPILE("does not compile"),
    /// The stub is still there.
    NOT_DONE("to do"),
    THREW("threw an exception"),
    WRONG_RESULT("wrong result"),
    WRONG_TIMING("wrong timing"),
    NEVER_ENDS("does not end"),
    /// An earlier test had to be stopped, or the test was skipped.
    NOT_TRIED("not tried"),
    /// The class holds nothing that JUnit could run.
    NO_TEST("no test");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// Whether there is an answer that runs and misses, as opposed to none at all.
    public boolean isAttempt() {
        return switch (this) {
            case THREW, WRONG_RESULT, WRONG_TIMING, NEVER_ENDS -> true;
            case PASSED, NOT_DEFINED, DOES_NOT_COMPILE, NOT_DONE, NOT_TRIED, NO_TEST -> false;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
