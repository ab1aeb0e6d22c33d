package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;

import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A self-contained HTML fragment: one real table whose cells draw the timeline, with controls to play it.
///
/// Placement and a plain colour stand in `style` attributes, everything else in a style sheet with a prefix of its own. So
/// a sanitizer that takes style sheet, script and SVG away (an untrusted notebook, a code host) leaves a table with bars.
/// Without script it is the static picture. There are no ids, and nothing is loaded.
final class HtmlPicture {
    private static final Layout.Room ROOM = new Layout.Room(120, 240, 8, 12);
    private static final int MOST_STEPS = 400;
    private static final int MOST_MARKS = 100;

    private final Layout layout;
    private final List<Steps.Step> steps;
    private final boolean allSteps;
    private final Markup html = new Markup();

    private HtmlPicture(Layout layout) {
        this.layout = layout;
        var all = Steps.of(layout.timeline());
        allSteps = all.size() <= MOST_STEPS;
        steps = allSteps ? all : all.subList(0, MOST_STEPS);
    }

    static String of(Timeline timeline) {
        return new HtmlPicture(Layout.of(timeline, ROOM)).draw();
    }

    private String draw() {
        var timeline = layout.timeline();
        var caption = Caption.of(timeline);
        html.open("div", "class", "mw-timeline", "data-mw-length", layout.axis().length(), "data-mw-end", timeline.duration());
        html.newline().open("style").raw(Resources.STYLE).close().newline();
        html.open("p", "class", "mw-head").leaf("strong", timeline.name()).raw(" ").leaf("span", caption).close().newline();
        controls();
        html.open("div", "class", "mw-scroll").newline();
        new HtmlTable(html, layout, steps).draw(timeline.name() + ": " + caption);
        html.close().newline();
        html.leaf("p", "", "class", "mw-detail", "style", "display:none").newline();
        log();
        foot();
        stepList();
        html.open("script").raw(Resources.SCRIPT).close().newline();
        return html.close().newline().toString();
    }

    /// Hidden until the script shows them.
    private void controls() {
        html.open("div", "class", "mw-controls", "style", "display:none", "role", "group", "aria-label", "Play the timeline");
        button("first", "To the beginning", "<path d=\"M2 2h2v10H2zM12 2v10L5 7z\"/>");
        button("back", "One step back", "<path d=\"M9 2v10L2 7zM10 2h2v10h-2z\"/>");
        button("play", "Play", "<path class=\"mw-when-paused\" d=\"M3 1v12l9-6z\"/>"
                + "<path class=\"mw-when-playing\" d=\"M3 2h3v10H3zM8 2h3v10H8z\"/>");
        button("next", "One step forward", "<path d=\"M5 2v10l7-5zM2 2h2v10H2z\"/>");
        button("last", "To the end", "<path d=\"M10 2h2v10h-2zM2 2v10l7-5z\"/>");
        html.empty("input", "class", "mw-scrub", "type", "range", "min", 0, "max", layout.axis().length(), "value",
                layout.axis().length(), "step", 1, "aria-label", "Virtual time");
        html.leaf("span", Times.of(layout.timeline().duration()), "class", "mw-now");
        html.open("select", "class", "mw-speed", "aria-label", "Speed");
        for (var speed : List.of("¼", "½", "1", "2", "4")) {
            var value = speed.equals("¼") ? "0.25" : speed.equals("½") ? "0.5" : speed;
            if (speed.equals("1")) {
                html.leaf("option", speed + "×", "value", value, "selected", "selected");
            } else {
                html.leaf("option", speed + "×", "value", value);
            }
        }
        html.close().close().newline();
        html.open("p", "class", "mw-said", "style", "display:none", "role", "status").close().newline();
    }

    private void button(String action, String label, String sign) {
        html.open("button", "type", "button", "class", "mw-" + action, "aria-label", label, "title", label);
        html.raw("<svg viewBox=\"0 0 14 14\" aria-hidden=\"true\">" + sign + "</svg>").close();
    }

    private void log() {
        var marks = layout.timeline().marks();
        if (marks.isEmpty()) {
            return;
        }
        html.open("ul", "class", "mw-log", "aria-label", "Log");
        for (int i = 0; i < Math.min(MOST_MARKS, marks.size()); i++) {
            var m = marks.get(i);
            html.newline().open("li", "data-mw-at", m.at(), "data-mw-step", stepOf(i));
            html.leaf("span", Times.of(m.at()), "class", "mw-at").raw(" ");
            html.open("span", "class", "mw-say mw-say-" + m.kind().name().toLowerCase(Locale.ROOT));
            for (var line : Words.mark(m, layout.timeline())) {
                html.leaf("bdi", line).raw("<br/>");
            }
            html.close().close();
        }
        if (marks.size() > MOST_MARKS) {
            html.leaf("li", "… " + Times.grouped(marks.size() - MOST_MARKS) + " more");
        }
        html.close().newline();
    }

    private int stepOf(int mark) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).mark() == mark) {
                return i;
            }
        }
        return -1;
    }

    private void foot() {
        if (layout.folded() > 0) {
            html.leaf("p", Words.folded(layout), "class", "mw-foot").newline();
        }
        if (!layout.path().isEmpty()) {
            html.leaf("p", "critical path: " + Words.path(layout.timeline(), layout.path()), "class", "mw-foot").newline();
        }
        html.open("p", "class", "mw-legend");
        for (var look : Look.values()) {
            if (layout.rows().stream().anyMatch(r -> r.stretches().stream().anyMatch(s -> s.look() == look))) {
                html.open("span", "class", "mw-key");
                html.leaf("span", "", "class", "mw-bar mw-" + look.id(), "style", HtmlTable.plain(look) + "display:inline-block;width:22px");
                html.raw(" ").text(look.words()).close().raw(" ");
            }
        }
        for (var ending : Ending.values()) {
            if (layout.rows().stream().anyMatch(r -> r.span() != null && Ending.of(r.span().outcome()) == ending)) {
                html.open("span", "class", "mw-key").raw(Icons.withWord(ending)).close().raw(" ");
            }
        }
        if (!layout.path().isEmpty()) {
            html.open("span", "class", "mw-key", "style", "display:none").leaf("span", "", "class", "mw-line").raw(" critical path").close();
        }
        html.close().newline();
    }

    private void stepList() {
        if (steps.isEmpty()) {
            return;
        }
        var count = allSteps ? Words.count(steps.size(), "step") : "the first " + Words.count(steps.size(), "step");
        html.open("details", "class", "mw-steps").leaf("summary", "What happened, step by step (" + count + ")");
        html.open("ol");
        for (var step : steps) {
            html.newline().open("li", "data-mw-at", step.at());
            html.leaf("span", Times.of(step.at()), "class", "mw-at").raw(" ").leaf("bdi", step.text()).close();
        }
        html.close().close().newline();
    }
}
