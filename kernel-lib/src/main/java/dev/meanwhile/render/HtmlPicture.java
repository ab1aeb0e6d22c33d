package dev.meanwhile.render;

import dev.meanwhile.timeline.Mark;
import java.util.List;
import java.util.Locale;

/// A self-contained HTML fragment: a real table a timeline, whose cells draw it, with controls to play them.
///
/// Placement and a plain colour stand in `style` attributes, everything else in a style sheet with a prefix of
/// its own. So a sanitizer that takes style sheet, script and SVG away (an untrusted notebook, a code host)
/// leaves a table with bars. Without script it is the static picture. There are no ids, and nothing is loaded.
final class HtmlPicture {
    private static final Layout.Room ROOM = new Layout.Room(120, 240, 8, 12);
    private static final int MOST_MARKS = 100;

    private final Drawing drawing;
    private final List<Layout> layouts;
    private final StepList steps;
    private final Markup html = new Markup();

    private HtmlPicture(Drawing drawing) {
        this.drawing = drawing;
        this.layouts = drawing.layouts(ROOM);
        this.steps = StepList.of(layouts);
    }

    static String of(Drawing drawing) {
        return new HtmlPicture(drawing).draw();
    }

    private String draw() {
        html.open(
                "div",
                "class",
                "mw-timeline",
                "data-mw-length",
                layouts.getFirst().axis().length(),
                "data-mw-end",
                drawing.duration());
        html.newline().open("style").raw(Resources.STYLE).close().newline();
        html.open("p", "class", "mw-head").leaf("strong", drawing.title()).raw(" ");
        html.leaf("span", drawing.sentence()).close().newline();
        new HtmlControls(html).draw(layouts.getFirst().axis().length(), drawing.duration());
        html.open("div", "class", drawing.guess().isPresent() ? "mw-scroll mw-guessed" : "mw-scroll")
                .newline();
        for (int i = 0; i < layouts.size(); i++) {
            panel(i);
        }
        html.close().newline();
        html.leaf("p", "", "class", "mw-detail", "style", "display:none").newline();
        for (int i = 0; i < layouts.size(); i++) {
            log(i);
        }
        foot();
        new HtmlLegend(html, layouts).draw();
        stepList();
        html.open("script").raw(Resources.SCRIPT).close().newline();
        return html.close().newline().toString();
    }

    private void panel(int index) {
        var timeline = layouts.get(index).timeline();
        var table = new HtmlTable(html, drawing, layouts, index, steps);
        if (drawing.single()) {
            table.draw(drawing.title() + ": " + drawing.sentence());
        } else {
            html.open("p", "class", "mw-panel").leaf("strong", drawing.heading(index));
            html.text(": " + Times.of(Drawing.done(timeline))).close().newline();
            table.draw(drawing.heading(index) + ": " + Caption.of(timeline));
        }
    }

    private void log(int panel) {
        var timeline = layouts.get(panel).timeline();
        var marks = timeline.marks();
        if (marks.isEmpty()) {
            return;
        }
        html.open("ul", "class", "mw-log", "aria-label", drawing.single() ? "Log" : "Log of " + drawing.heading(panel));
        for (int i = 0; i < Math.min(MOST_MARKS, marks.size()); i++) {
            mark(marks.get(i), panel, steps.ofMark(panel, i));
        }
        if (marks.size() > MOST_MARKS) {
            html.leaf("li", "… " + Times.grouped(marks.size() - MOST_MARKS) + " more");
        }
        html.close().newline();
    }

    private void mark(Mark mark, int panel, int step) {
        html.newline().open("li", "data-mw-at", mark.at(), "data-mw-step", step);
        html.leaf("span", Times.of(mark.at()), "class", "mw-at").raw(" ");
        html.open("span", "class", "mw-say mw-say-" + mark.kind().name().toLowerCase(Locale.ROOT));
        for (var line : Words.mark(mark, layouts.get(panel).timeline())) {
            html.leaf("bdi", line).raw("<br/>");
        }
        html.close().close();
    }

    private void foot() {
        for (var layout : layouts) {
            if (layout.folded() > 0) {
                html.leaf("p", Words.folded(layout), "class", "mw-foot").newline();
            }
            if (drawing.single() && !layout.path().isEmpty()) {
                html.leaf("p", "critical path: " + Words.path(layout), "class", "mw-foot")
                        .newline();
            }
        }
    }

    private void stepList() {
        if (steps.lines().isEmpty()) {
            return;
        }
        html.open("details", "class", "mw-steps").leaf("summary", steps.title());
        html.open("ol", "tabindex", 0, "aria-label", "Steps");
        for (var line : steps.lines()) {
            var who = drawing.single() ? "" : drawing.heading(line.panel()) + ": ";
            html.newline().open("li", "data-mw-at", line.step().at());
            html.leaf("span", Times.of(line.step().at()), "class", "mw-at").raw(" ");
            html.leaf("bdi", who + line.step().text()).close();
        }
        html.close().close().newline();
    }
}
