package dev.meanwhile.check;

/// How far a learner has come with one exercise.
///
/// @param passed        whether it was ever passed
/// @param misses        how many attempts missed
/// @param solutionShown whether the worked solution was looked at before it was passed
record Standing(boolean passed, int misses, boolean solutionShown) {
    static final Standing NEW = new Standing(false, 0, false);

    Standing pass() {
        return new Standing(true, misses, solutionShown);
    }

    Standing miss() {
        return new Standing(passed, misses + 1, solutionShown);
    }

    Standing showSolution() {
        return new Standing(passed, misses, solutionShown || !passed);
    }

    /// In words.
    String words() {
        if (passed) {
            return solutionShown ? "passed, with the solution" : "passed";
        }
        return misses == 0 ? "not tried" : "tried";
    }
}
