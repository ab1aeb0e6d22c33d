package dev.meanwhile.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Measures and cuts text by the columns that it takes in a terminal: CJK and emoji take two, combining marks
/// none.
final class Columns {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Columns() {}

    static int width(String text) {
        int width = 0;
        var graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            width += widthOfGrapheme(graphemes.group());
        }
        return width;
    }

    /// At most `width` columns; what is cut off is shown by `…`.
    static String clip(String text, int width) {
        if (text.length() * 2 <= width || width(text) <= width) {
            return text;
        }
        var clipped = new StringBuilder();
        int used = 0;
        var graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            int w = widthOfGrapheme(graphemes.group());
            if (used + w > width - 1) {
                break;
            }
            clipped.append(graphemes.group());
            used += w;
        }
        return clipped.append('…').toString();
    }

    /// Lines of at most `width` columns, broken at blanks where there are any; the second and later ones are
    /// indented.
    static List<String> wrap(String text, int width, int indent) {
        var lines = new ArrayList<String>();
        var start = text.stripLeading();
        var line = new StringBuilder(" ".repeat(text.length() - start.length()));
        int used = line.length();
        boolean first = true;
        for (var word : start.split(" ")) {
            int length = width(word);
            if (!first && used + 1 + length > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                used = indent;
            } else if (!first) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += length;
            first = false;
        }
        lines.add(line.toString());
        return lines.stream().map(l -> clip(l.stripTrailing(), width)).toList();
    }

    /// Clipped to `width` columns and filled up with blanks on the right.
    static String left(String text, int width) {
        var clipped = clip(text, width);
        return isolated(clipped) + " ".repeat(Math.max(0, width - width(clipped)));
    }

    /// Filled up with blanks on the left.
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /// Text that is written from right to left must not reorder what stands beside it: it is put between
    /// isolates.
    static String isolated(String text) {
        boolean rightToLeft = text.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(d -> d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
        return rightToLeft ? "\u2068" + text + "\u2069" : text;
    }

    private static int widthOfGrapheme(String grapheme) {
        int c = grapheme.codePointAt(0);
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return wide(c) || grapheme.indexOf('\ufe0f') > 0 ? 2 : 1;
    }

    private static boolean wide(int c) {
        return c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
                || c >= 0xa960 && c <= 0xa97f
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x1f300 && c <= 0x1f64f
                || c >= 0x1f680 && c <= 0x1f6ff
                || c >= 0x1f900 && c <= 0x1faff
                || c >= 0x20000 && c <= 0x3fffd;
    }
}
