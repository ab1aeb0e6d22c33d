package dev.meanwhile.render;

/// Makes any string safe to stand in one line of a picture: control characters become visible, those that could
/// reorder or hide neighbouring text (bidirectional overrides, lone surrogates) become `�`.
final class Clean {
    private static final int LONGEST = 2_000;

    private Clean() {}

    /// One line, at most 2,000 characters.
    static String line(String text) {
        var clean = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        for (int i = 0; i < text.length(); ) {
            if (i >= LONGEST) {
                return clean.append('…').toString();
            }
            int c = text.codePointAt(i);
            clean.appendCodePoint(visible(c));
            i += Character.charCount(c);
        }
        return clean.toString();
    }

    private static int visible(int c) {
        if (c == '\n') {
            return '↵';
        }
        if (c == '\t') {
            return ' ';
        }
        if (c < 0x20) {
            return 0x2400 + c;
        }
        if (c == 0x7f) {
            return 0x2421;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> 0xfffd;
            case Character.FORMAT -> c == 0x200d ? c : 0xfffd; // the joiner of emoji may stay
            default -> c;
        };
    }

    /// For element content and quoted attributes of HTML, XML and SVG.
    static String markup(String text) {
        var line = line(text);
        var escaped = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
