package dev.meanwhile.check;

/// Small pieces of HTML with inline styles only, so that they keep their look in a notebook that is not trusted.
/// Text takes the colour of the page, light or dark.
final class Html {
    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String p(String content) {
        return "<p style=\"margin:0.3em 0\">" + content + "</p>\n";
    }

    static String code(String code) {
        return "<pre style=\"margin:0.3em 0 0.3em 1em;padding:0.4em 0.8em;border-left:2px solid #888\">" + escape(code)
                + "</pre>\n";
    }

    static String details(String summary, String content) {
        return "<details style=\"margin:0.3em 0\"><summary>" + escape(summary) + "</summary>\n" + content
                + "</details>\n";
    }

    /// Text with its line breaks.
    static String lines(String text) {
        return escape(text).replace("\n", "<br>");
    }
}
