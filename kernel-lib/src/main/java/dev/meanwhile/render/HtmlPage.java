package dev.meanwhile.render;

/// A whole HTML document around fragments, light or dark as the reader's system is.
final class HtmlPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>:root{color-scheme:light dark;background:Canvas;color:CanvasText}body{margin:12px}</style>
            </head>
            <body>
            <main>
            """;

    private HtmlPage() {}

    static String of(String title, String body) {
        return HEAD.formatted(Clean.markup(title)) + body + "</main>\n</body>\n</html>\n";
    }
}
