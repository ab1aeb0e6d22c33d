package dev.meanwhile.render;

import java.util.LinkedHashMap;

/// The controls of an HTML picture, hidden until the script is there to make them work.
///
/// @param html where they are written
record HtmlControls(Markup html) {
    void draw(long length, long end) {
        html.open(
                "div",
                "class",
                "mw-controls",
                "style",
                "display:none",
                "role",
                "group",
                "aria-label",
                "Play the timeline");
        button("first", "To the beginning", "<path d=\"M2 2h2v10H2zM12 2v10L5 7z\"/>");
        button("back", "One step back", "<path d=\"M9 2v10L2 7zM10 2h2v10h-2z\"/>");
        button(
                "play",
                "Play",
                "<path class=\"mw-when-paused\" d=\"M3 1v12l9-6z\"/>"
                        + "<path class=\"mw-when-playing\" d=\"M3 2h3v10H3zM8 2h3v10H8z\"/>");
        button("next", "One step forward", "<path d=\"M5 2v10l7-5zM2 2h2v10H2z\"/>");
        button("last", "To the end", "<path d=\"M10 2h2v10h-2zM2 2v10l7-5z\"/>");
        html.empty(
                "input",
                "class",
                "mw-scrub",
                "type",
                "range",
                "min",
                0,
                "max",
                length,
                "value",
                end,
                "step",
                1,
                "aria-label",
                "Virtual time");
        html.leaf("span", Times.of(end), "class", "mw-now");
        speeds();
        html.close().newline();
        html.leaf(
                        "p",
                        "Play it, or step through it event by event.",
                        "class",
                        "mw-said",
                        "style",
                        "display:none",
                        "role",
                        "status")
                .newline();
    }

    private void button(String action, String label, String sign) {
        html.open("button", "type", "button", "class", "mw-" + action, "aria-label", label, "title", label);
        html.raw("<svg viewBox=\"0 0 14 14\" aria-hidden=\"true\">" + sign + "</svg>")
                .close();
    }

    private void speeds() {
        var speeds = new LinkedHashMap<String, String>();
        speeds.put("0.25", "¼×");
        speeds.put("0.5", "½×");
        speeds.put("1", "1×");
        speeds.put("2", "2×");
        speeds.put("4", "4×");
        html.open("select", "class", "mw-speed", "aria-label", "Speed");
        speeds.forEach((value, words) -> {
            if (value.equals("1")) {
                html.leaf("option", words, "value", value, "selected", "selected");
            } else {
                html.leaf("option", words, "value", value);
            }
        });
        html.close();
    }
}
