package dev.meanwhile.check;

/// Thrown by the vocabulary of [Expect] when a run does not have the expected shape. Its message is complete, so
/// that the tests can be run outside of a notebook as well; `check` takes the finding itself.
public final class Missed extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Missed(Finding finding) {
        super(message(finding));
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }

    private static String message(Finding finding) {
        return finding.verdict() + "\n  expected: " + finding.expected() + "\n  happened: " + finding.happened()
                + finding.timeline().map(t -> "\n" + t).orElse("");
    }
}
