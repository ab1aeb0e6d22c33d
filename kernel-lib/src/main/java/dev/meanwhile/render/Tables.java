package dev.meanwhile.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A small table of words and numbers, for what stands beneath a timeline.
public final class Tables {
    private static final String CELL = "text-align:left;padding:0.15em 0.9em 0.15em 0";

    private final String caption;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param columns their headings
    public Tables(String caption, String... columns) {
        this.caption = caption;
        rows.add(List.of(columns));
    }

    /// Adds a row.
    public Tables row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// Columns side by side, as wide as their widest cell.
    public String text() {
        var lines = new StringBuilder(caption);
        for (var row : rows) {
            lines.append("\n  ");
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                var cell = Clean.line(row.get(column));
                line.append(Columns.left(cell, width(column))).append("  ");
            }
            lines.append(line.toString().stripTrailing());
        }
        return lines.toString();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(r -> Columns.width(Clean.line(r.get(column))))
                .max()
                .orElse(0);
    }

    /// A real table, with inline styles only, so that it survives in a notebook that is not trusted.
    public String html() {
        var markup = new Markup().open("table", "style", "border-collapse:collapse;margin:0.5em 0");
        markup.leaf("caption", caption, "style", "text-align:left;font-weight:bold");
        for (int i = 0; i < rows.size(); i++) {
            markup.open("tr");
            for (int column = 0; column < rows.get(i).size(); column++) {
                var cell = rows.get(i).get(column);
                if (i == 0) {
                    markup.leaf("th", cell, "scope", "col", "style", CELL);
                } else if (column == 0) {
                    markup.leaf("th", cell, "scope", "row", "style", CELL + ";font-weight:normal");
                } else {
                    markup.leaf("td", cell, "style", isNumber(cell) ? CELL + ";white-space:nowrap" : CELL);
                }
            }
            markup.close();
        }
        return markup.close().toString();
    }

    /// `1,200 ms` is not to be broken in two.
    private static boolean isNumber(String cell) {
        return cell.matches("[\\d.,]+ ?\\w*");
    }

    /// Sentences as a list in text, one after the other.
    public static String lines(List<String> sentences) {
        return sentences.stream()
                .flatMap(s -> Columns.wrap("- " + Clean.line(s), Terminal.columns(), 2).stream())
                .collect(Collectors.joining("\n"));
    }

    /// Sentences as a list; a single one as a paragraph.
    public static String list(List<String> sentences) {
        if (sentences.size() == 1) {
            return new Markup()
                    .leaf("p", sentences.getFirst(), "style", "margin:0.5em 0")
                    .toString();
        }
        if (sentences.isEmpty()) {
            return "";
        }
        var markup = new Markup().open("ul", "style", "margin:0.5em 0");
        sentences.forEach(s -> markup.leaf("li", s));
        return markup.close().toString();
    }
}
