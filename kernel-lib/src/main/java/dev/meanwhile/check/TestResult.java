package dev.meanwhile.check;

/// What one test found.
///
/// @param name    its name in words
/// @param finding what it found
/// @param output  what the learner's code printed meanwhile
record TestResult(String name, Finding finding, String output) {

    Verdict verdict() {
        return finding.verdict();
    }

    boolean passed() {
        return verdict() == Verdict.PASSED;
    }
}
