package dev.meanwhile.render;

/// The symbols of the four endings as inline SVG: check mark in a disc, cross in a square, slash in a ring, dots
/// in a box. They are decoration beside their word, so they are hidden from screen readers.
final class Icons {
    private static final String START = "<svg class=\"mw-icon mw-%s\" viewBox=\"-8 -8 16 16\" aria-hidden=\"true\">";

    private Icons() {}

    static String of(Ending ending) {
        var shape = switch (ending) {
            case FULFILLED -> "<circle r=\"7\"/><path d=\"M-3.5.5-1 3 3.5-2.5\"/>";
            case REJECTED -> "<rect x=\"-7\" y=\"-7\" width=\"14\" height=\"14\"/><path d=\"M-3-3 3 3M3-3-3 3\"/>";
            case CANCELLED -> "<circle r=\"6.5\"/><path d=\"M-4.5 4.5 4.5-4.5\"/>";
            case NEVER ->
                "<rect x=\"-7\" y=\"-7\" width=\"14\" height=\"14\"/><path d=\"M-4 0h1.5M-.75 0h1.5M2.5 0H4\"/>";
        };
        return START.formatted(id(ending)) + shape + "</svg>";
    }

    /// With the symbol as text, for where SVG is taken away.
    static String withSymbol(Ending ending) {
        return "<span class=\"mw-plain\" aria-hidden=\"true\">" + ending.symbol() + "</span>" + of(ending);
    }

    /// With the word.
    static String withWord(Ending ending) {
        return withSymbol(ending) + " " + ending.word();
    }

    /// Short name, for classes in markup.
    static String id(Ending ending) {
        return ending.name().toLowerCase(java.util.Locale.ROOT);
    }
}
