package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// The table of one timeline in an HTML picture: one row a row of the layout, one column of which is drawn in
/// percent of the axis.
final class HtmlTable {
    static final int ROW = 30;
    static final int LINE = 17;

    private static final int HEAD = 26;
    /// Width that the chart has at least, in pixels. Notes are packed for it: more room only draws them apart.
    private static final int NARROWEST = 360;
    /// Margin of the chart, on both sides together.
    private static final int MARGIN = 26;
    private static final int ENDING = 112;
    private static final double COLUMN = 6.2;
    private static final double MONO_COLUMN = 7.4;
    private static final String TRACK = "position:relative;text-align:left;white-space:nowrap;height:";
    private static final String TOP = "vertical-align:top";

    private final Markup html;
    private final Drawing drawing;
    private final List<Layout> all;
    private final Layout layout;
    private final int[] begins;
    private final int[] ends;
    private final int[] tops;
    private final int names;
    private final int when;
    private final int took;
    private final List<List<Packing.Placed>> notes = new ArrayList<>();

    /// @param index which of the layouts
    HtmlTable(Markup html, Drawing drawing, List<Layout> all, int index, StepList steps) {
        this.html = html;
        this.drawing = drawing;
        this.all = all;
        this.layout = all.get(index);
        begins = new int[layout.timeline().spans().size()];
        ends = new int[begins.length];
        Arrays.fill(begins, -1);
        Arrays.fill(ends, -1);
        for (int i = 0; i < steps.lines().size(); i++) {
            var line = steps.lines().get(i);
            if (line.panel() == index && line.step().what() != Steps.What.LOG) {
                (line.step().what() == Steps.What.BEGIN ? begins : ends)
                        [line.step().span()] = i;
            }
        }
        names = widest(
                r -> Columns.width(r.label()) + 2 * r.indent(),
                Columns.width(layout.axis().title()) - 2,
                30);
        when = widest(r -> Columns.width(Times.interval(r.from(), r.to())), 8, 26);
        took = widest(r -> Columns.width(took(r)), 6, 16);
        var packing = new Packing(layout.axis(), NARROWEST, COLUMN, names, when + took + ENDING);
        tops = new int[layout.rows().size() + 1];
        for (int i = 0; i < layout.rows().size(); i++) {
            notes.add(packing.place(layout.rows().get(i).notes()));
            tops[i + 1] = tops[i] + height(i);
        }
    }

    private int height(int row) {
        return ROW
                + (Packing.lines(notes.get(row))
                                + layout.rows().get(row).ghosts().size())
                        * LINE;
    }

    void draw(String caption) {
        int least = names + NARROWEST + MARGIN + when + took + ENDING;
        html.open("table", "class", "mw-table", "style", "width:100%;--least:" + least + "px");
        html.leaf("caption", caption, "class", "mw-sr", "style", "display:none").newline();
        head();
        html.open("tbody").newline();
        for (int i = 0; i < layout.rows().size(); i++) {
            row(i);
        }
        html.close().close().newline();
    }

    /// In pixels, the same for all tables of a picture.
    private int widest(ToIntFunction<Row> width, int least, int most) {
        int widest = all.stream()
                .flatMap(l -> l.rows().stream())
                .mapToInt(width)
                .max()
                .orElse(least);
        return (int) (Math.clamp(widest, least, most) * MONO_COLUMN + 20);
    }

    private void head() {
        var axis = layout.axis();
        int height = tops[tops.length - 1];
        html.open("thead").open("tr").open("th", "scope", "col", "style", "width:" + names + "px");
        html.leaf("span", "task or operation, on an axis of ", "class", "mw-sr", "style", "display:none");
        html.text(axis.title()).close();
        html.open("th", "scope", "col");
        html.open("div", "class", "mw-track mw-axis", "style", TRACK + HEAD + "px");
        for (long tick : axis.ticks()) {
            html.leaf(
                    "span",
                    axis.label(tick),
                    "class",
                    "mw-tick",
                    "style",
                    "position:absolute;left:" + percent(axis, tick) + ";--h:" + height + "px");
        }
        drawing.guess()
                .ifPresent(at -> html.leaf(
                        "span",
                        axis.at(at) < 0.5 ? "▼ " + drawing.guessed() : drawing.guessed() + " ▼",
                        "class",
                        axis.at(at) < 0.5 ? "mw-guess mw-guess-right" : "mw-guess mw-guess-left",
                        "style",
                        "position:absolute;top:-14px;left:" + percent(axis, at) + ";--h:" + (height + 4) + "px"));
        html.leaf("span", "", "class", "mw-cursor", "style", "display:none;--h:" + (height + 4) + "px");
        html.close().close();
        html.leaf("th", "from – to", "scope", "col", "style", "width:" + when + "px");
        html.leaf("th", "took", "scope", "col", "style", "width:" + took + "px");
        html.leaf("th", "ending", "scope", "col", "style", "width:" + ENDING + "px")
                .close()
                .close()
                .newline();
    }

    private static String took(Row row) {
        return Times.of(row.to() - row.from());
    }

    static String percent(Axis axis, long millis) {
        return number(axis.at(millis) * 100) + "%";
    }

    private void row(int index) {
        var row = layout.rows().get(index);
        html.open("tr", "class", row.lane() ? "mw-row mw-lane" : "mw-row");
        html.open("th", "scope", "row", "style", TOP);
        html.open("div", "class", "mw-name", "style", "padding-left:" + row.indent() * 14 + "px");
        html.leaf("bdi", row.label(), "title", row.label()).close().close();
        html.open("td").open("div", "class", "mw-track", "style", TRACK + height(index) + "px");
        var track = new HtmlTrack(html, layout, begins, ends);
        track.row(row);
        notes.get(index).forEach(track::note);
        int y = ROW + Packing.lines(notes.get(index)) * LINE;
        for (var ghost : row.ghosts()) {
            track.ghost(ghost, y);
            y += LINE;
        }
        layout.arrows().stream()
                .filter(a -> Math.min(a.fromRow(), a.toRow()) == index) // drawn in the upper one of its rows
                .forEach(a -> track.arrow(a, tops[Math.max(a.fromRow(), a.toRow())] - tops[index]));
        html.close().close();
        times(row);
        html.close().newline();
    }

    private void times(Row row) {
        var span = row.span();
        long known = span == null ? 0 : span.end();
        int step = span == null ? 0 : ends[span.id()];
        var ending = span == null ? row.fold().symbols() : Icons.withWord(Ending.of(span.outcome()));
        for (var text : List.of(Times.interval(row.from(), row.to()), took(row))) {
            html.leaf("td", text, "class", "mw-num", "data-mw-at", known, "data-mw-step", step, "style", TOP);
        }
        html.open("td", "class", "mw-ending", "data-mw-at", known, "data-mw-step", step, "style", TOP);
        html.raw(ending).close();
    }

    /// What a bar looks like where the style sheet has been taken away.
    static String plain(Look look) {
        return "height:14px;"
                + switch (look) {
                    case IN_FLIGHT -> "background:#0072b2;";
                    case FAILS -> "background:#0072b2;border:2px solid #c04f00;";
                    case STOPPED -> "border:3px double #0072b2;";
                    case BUSY -> "background:#b87700;";
                    case PARKED -> "border:1px dashed #808080;";
                    case READY -> "border-bottom:1px solid #808080;";
                    case ORPHAN -> "border:2px dotted #0072b2;";
                };
    }

    static String plain(Ghost.Kind kind) {
        return kind == Ghost.Kind.COULD
                ? "height:7px;border:1px dotted #808080;"
                : "height:5px;border-bottom:1px solid #00795a;";
    }
}
