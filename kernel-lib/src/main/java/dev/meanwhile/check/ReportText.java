package dev.meanwhile.check;

/// A section of the report for a terminal.
final class ReportText {
    private static final int LABEL = 10;
    private static final int WIDTH = 84;

    private final Section section;
    private final StringBuilder out = new StringBuilder();
    private Finding before = Finding.PASSED;

    private ReportText(Section section) {
        this.section = section;
    }

    static String of(Section section) {
        var text = new ReportText(section);
        text.write();
        return text.out.toString().stripTrailing();
    }

    private void write() {
        out.append(section.card().heading())
                .append(": ")
                .append(section.summary())
                .append("\n\n");
        section.results().forEach(this::result);
        help();
        section.messages()
                .forEach(m -> out.append('\n').append(Words.wrap(m, WIDTH).indent(2)));
    }

    private void result(TestResult result) {
        var finding = result.finding();
        out.append("  ").append(sign(finding.verdict())).append(' ').append(result.name());
        out.append(result.passed() ? "\n" : ": " + finding.verdict() + "\n");
        if (!result.passed() && !finding.isLike(before)) {
            details(finding);
        }
        line("printed", result.output());
        before = finding;
    }

    private void details(Finding finding) {
        line("expected", finding.expected());
        line("that is", section.reveal(finding));
        line(finding.verdict().isAttempt() ? "happened" : "", finding.happened());
        line("with", finding.when());
        finding.timeline().ifPresent(t -> out.append(t.toString().indent(6).replaceAll("(?m) +$", "")));
    }

    private void line(String label, String text) {
        if (!text.isEmpty()) {
            var pad = " ".repeat(6 + LABEL);
            out.append("      ").append(label).append(" ".repeat(LABEL - label.length()));
            out.append(Words.wrap(text, WIDTH).replace("\n", "\n" + pad)).append('\n');
        }
    }

    private void help() {
        var hints = section.hints();
        for (int i = 0; i < hints.size(); i++) {
            out.append("\n  Hint ")
                    .append(i + 1)
                    .append(": ")
                    .append(hints.get(i))
                    .append('\n');
        }
        if (section.attempted() && section.solution().isPresent()) {
            out.append("\n  The worked solution is ready when you are: ")
                    .append(section.request())
                    .append('\n');
        }
    }

    static char sign(Verdict verdict) {
        return verdict == Verdict.PASSED ? '✓' : verdict.isAttempt() ? '✗' : '·';
    }
}
