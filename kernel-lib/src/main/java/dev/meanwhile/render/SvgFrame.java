package dev.meanwhile.render;

import static dev.meanwhile.render.Markup.number;

import java.util.List;

/// What all parts of an SVG picture share: where they write, the colours, and where a moment is.
///
/// @param svg    where they write
/// @param theme  the colours
/// @param axis   virtual time
/// @param left   where the chart begins
/// @param chart  how wide it is
/// @param timesX where the column of times begins
record SvgFrame(Markup svg, Theme theme, Axis axis, double left, double chart, double timesX) {
    static final double WIDTH = 960;
    static final double MARGIN = 16;
    static final double ROW = 28;
    static final double LINE = 17;
    /// Width of a column of the monospaced text that names rows.
    static final double MONO_COLUMN = 7.3;
    /// Width of a column of the other text, rather too much than too little.
    static final double COLUMN = 6.5;

    private static final int WIDEST_LABEL = 28;
    private static final String MONO = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    /// As wide a chart as the labels and times leave.
    static SvgFrame of(List<Layout> layouts, Theme theme) {
        double labels = 10;
        double times = 9;
        for (var layout : layouts) {
            for (var row : layout.rows()) {
                labels = Math.max(labels, Columns.width(row.label()) + 2 * row.indent());
                times = Math.max(times, Columns.width(times(row)));
            }
        }
        double left = MARGIN + Math.min(WIDEST_LABEL, labels) * MONO_COLUMN + 14;
        double timesX = WIDTH - MARGIN - times * MONO_COLUMN;
        return new SvgFrame(new Markup(), theme, layouts.getFirst().axis(), left, timesX - left - 22, timesX);
    }

    /// What stands to the right of a row.
    static String times(Row row) {
        var ending = row.span() == null
                ? row.fold().symbols()
                : Ending.of(row.span().outcome()).word();
        return Times.interval(row.from(), row.to()) + "  " + ending;
    }

    double x(long millis) {
        return left + axis.at(millis) * chart;
    }

    Packing packing() {
        return new Packing(axis, chart, COLUMN, left - MARGIN, WIDTH - MARGIN - left - chart);
    }

    /// `size` and `weight` as CSS has them.
    void text(double x, double y, String text, String colour, String size, String weight) {
        svg.leaf("text", text, "x", x, "y", y, "fill", colour, "font-size", size, "font-weight", weight);
    }

    void text(double x, double y, String text, String colour) {
        svg.leaf("text", text, "x", x, "y", y, "fill", colour);
    }

    /// Beginning, centred or ending (`start`, `middle`, `end`) at a place.
    void anchored(double x, double y, String text, String colour, String anchor) {
        svg.leaf("text", text, "x", x, "y", y, "fill", colour, "text-anchor", anchor);
    }

    void mono(double x, double y, String text, String weight) {
        svg.leaf(
                "text",
                text,
                "x",
                x,
                "y",
                y,
                "fill",
                theme.ink(),
                "font-family",
                MONO,
                "font-weight",
                weight,
                "xml:space",
                "preserve");
    }

    /// Lines without a filling.
    void line(String path, String colour, double width) {
        svg.empty("path", "d", path, "fill", "none", "stroke", colour, "stroke-width", width);
    }

    void dashed(String path, String colour, double width, String dashes) {
        svg.empty(
                "path", "d", path, "fill", "none", "stroke", colour, "stroke-width", width, "stroke-dasharray", dashes);
    }

    static String move(double x, double y) {
        return "M" + number(x) + " " + number(y);
    }
}
