package dev.meanwhile.check;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A section of the report for a notebook.
final class ReportHtml {
    private static final String GREEN = "#009E73";
    private static final String ORANGE = "#D55E00";
    private static final String BLUE = "#56B4E9";

    private final Section section;
    private final StringBuilder out = new StringBuilder();
    private Finding before = Finding.PASSED;

    private ReportHtml(Section section) {
        this.section = section;
    }

    static String of(Section section) {
        var html = new ReportHtml(section);
        html.write();
        return html.out.toString();
    }

    private void write() {
        var colour = section.passed() ? GREEN : section.untouched() ? BLUE : ORANGE;
        out.append("<div class=\"mw-check\" style=\"border-left:4px solid ").append(colour);
        out.append(";padding:0.2em 0 0.2em 1em;line-height:1.4\">\n");
        out.append(Html.p("<strong>" + Html.escape(section.card().heading()) + "</strong>: " + section.summary()));
        out.append("<ul style=\"list-style:none;margin:0.3em 0;padding-left:0.5em\">\n");
        section.results().forEach(this::result);
        out.append("</ul>\n");
        help();
        section.messages().forEach(m -> out.append(Html.p(Html.escape(m))));
        out.append("</div>\n");
    }

    private void result(TestResult result) {
        var finding = result.finding();
        out.append("<li>")
                .append(ReportText.sign(finding.verdict()))
                .append(' ')
                .append(Html.escape(result.name()));
        if (!result.passed()) {
            out.append(": <strong>").append(finding.verdict()).append("</strong>\n");
            if (!finding.isLike(before)) {
                details(finding);
            }
        }
        if (!result.output().isEmpty()) {
            out.append(Html.details("what it printed", Html.code(result.output())));
        }
        out.append("</li>\n");
        before = finding;
    }

    private void details(Finding finding) {
        out.append("<table style=\"margin:0.2em 0 0.2em 1em;border-collapse:collapse;font-size:inherit\">\n");
        row("expected", finding.expected());
        row("that is", section.reveal(finding));
        row(finding.verdict().isAttempt() ? "happened" : "", finding.happened());
        row("with", finding.when());
        out.append("</table>\n");
        finding.timeline().ifPresent(t -> out.append(t.html()).append('\n'));
        if (!finding.trace().isEmpty()) {
            out.append(Html.details("where it was thrown", Html.code(finding.trace())));
        }
    }

    private void row(String label, String text) {
        if (!text.isEmpty()) {
            out.append("<tr><th scope=\"row\" style=\"text-align:left;vertical-align:top;font-weight:normal;");
            out.append("padding:0.1em 1em 0.1em 0\">")
                    .append(label)
                    .append("</th><td style=\"text-align:left;padding:0.1em 0\">");
            out.append(Html.lines(text)).append("</td></tr>\n");
        }
    }

    private void help() {
        var hints = section.hints();
        for (int i = 0; i < hints.size(); i++) {
            out.append(Html.p("<strong>Hint " + (i + 1) + "</strong>: " + inline(hints.get(i))));
        }
        section.solution()
                .ifPresent(code -> out.append(Html.details(
                        section.passed() ? "One way to write it" : "The worked solution", Html.code(code))));
    }

    /// Hints may hold code between backticks and stressed words between asterisks, as the lessons do.
    private static String inline(String text) {
        var parts = Html.escape(text).split("`", -1);
        return IntStream.range(0, parts.length)
                .mapToObj(i -> i % 2 == 1
                        ? "<code>" + parts[i] + "</code>"
                        : parts[i].replaceAll("\\*(\\w[^*]*)\\*", "<em>$1</em>"))
                .collect(Collectors.joining());
    }
}
