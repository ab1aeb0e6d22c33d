package dev.meanwhile.check;

import dev.meanwhile.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How a learner stands in the exercises of all notebooks.
public final class Progress implements Picture {
    private static final String OTHER = "Your own tests";

    private final Map<String, List<Row>> rowsByLesson = new LinkedHashMap<>();
    private final List<String> messages;

    Progress(List<Card> cards, Map<String, Standing> standings, List<String> messages) {
        this.messages = List.copyOf(messages);
        for (var card : cards) {
            add(card.lesson(), new Row(card.heading(), standings.getOrDefault(card.id(), Standing.NEW)));
        }
        var known = cards.stream().map(Card::id).collect(Collectors.toSet());
        standings.forEach((id, standing) -> {
            if (!known.contains(id)) {
                add(OTHER, new Row(id, standing));
            }
        });
    }

    /// One exercise.
    private record Row(String title, Standing standing) {}

    private void add(String lesson, Row row) {
        rowsByLesson.computeIfAbsent(lesson, _ -> new ArrayList<>()).add(row);
    }

    @Override
    public String text() {
        if (rowsByLesson.isEmpty()) {
            return withMessages("There are no exercises yet.");
        }
        var out = new StringBuilder();
        rowsByLesson.forEach((lesson, rows) -> {
            out.append(lesson).append(": ").append(summary(rows)).append('\n');
            rows.forEach(row -> out.append("  ")
                    .append(sign(row))
                    .append(' ')
                    .append(row.title())
                    .append(
                            row.standing().passed() && !row.standing().solutionShown()
                                    ? ""
                                    : ": " + row.standing().words())
                    .append('\n'));
        });
        return withMessages(out.toString().stripTrailing());
    }

    @Override
    public String html() {
        var out =
                new StringBuilder("<table class=\"mw-progress\" style=\"border-collapse:collapse;font-size:inherit\">\n"
                        + "<caption style=\"text-align:left\">Your progress</caption>\n"
                        + "<tr><th scope=\"col\" style=\"text-align:left\">Exercise</th>"
                        + "<th scope=\"col\" style=\"text-align:left\">Standing</th></tr>\n");
        rowsByLesson.forEach((lesson, rows) -> {
            out.append("<tr><th scope=\"rowgroup\" style=\"text-align:left\">").append(Html.escape(lesson));
            out.append("</th><td style=\"text-align:left\"><strong>")
                    .append(summary(rows))
                    .append("</strong></td></tr>\n");
            rows.forEach(row -> out.append("<tr><td style=\"text-align:left;padding-left:1em\">")
                    .append(Html.escape(row.title()))
                    .append("</td><td style=\"text-align:left\">")
                    .append(sign(row))
                    .append(' ')
                    .append(row.standing().words())
                    .append("</td></tr>\n"));
        });
        out.append("</table>\n");
        messages.forEach(m -> out.append(Html.p(Html.escape(m))));
        return out.toString();
    }

    @Override
    public String toString() {
        return text();
    }

    private String withMessages(String text) {
        return messages.isEmpty() ? text : text + "\n\n" + String.join("\n", messages);
    }

    private static char sign(Row row) {
        return row.standing().passed() ? '✓' : row.standing().misses() > 0 ? '✗' : '·';
    }

    private static String summary(List<Row> rows) {
        long passed = rows.stream().filter(r -> r.standing().passed()).count();
        return passed + " of " + rows.size() + " passed";
    }
}
