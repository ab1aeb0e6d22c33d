package dev.meanwhile.render;

import java.util.Map;
import java.util.regex.Pattern;

/// Colours a text picture for a terminal. Each sign that is coloured has a meaning without its colour.
final class Paint {
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";
    private static final String FAINT = "2";

    private static final Map<String, String> COLOURS =
            Map.of("✓", GREEN, "✗", RED, "⊘", YELLOW, "━", CYAN, "═", RED, "╍", YELLOW, "┄", FAINT, "┈", GREEN);

    private static final Pattern SIGNS = Pattern.compile("([✓✗⊘━═╍┄┈])\\1*");

    private Paint() {}

    static String on(String picture) {
        return SIGNS.matcher(picture)
                .replaceAll(sign -> "\033[" + COLOURS.get(sign.group(1)) + "m" + sign.group() + "\033[0m");
    }
}
