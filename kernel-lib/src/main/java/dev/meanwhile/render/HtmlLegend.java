package dev.meanwhile.render;

import java.util.List;
import java.util.function.Predicate;

/// What the shapes of an HTML picture mean, only those that occur.
///
/// @param html    where it is written
/// @param layouts what is shown
record HtmlLegend(Markup html, List<Layout> layouts) {
    void draw() {
        html.open("p", "class", "mw-legend");
        for (var look : Look.values()) {
            if (any(l -> l.shows(look))) {
                key("mw-bar mw-" + look.id(), HtmlTable.plain(look), look.words());
            }
        }
        for (var kind : Ghost.Kind.values()) {
            if (any(l -> l.shows(kind))) {
                key("mw-ghost mw-" + kind.id(), HtmlTable.plain(kind), kind.words());
            }
        }
        for (var ending : Ending.values()) {
            if (any(l -> l.shows(ending))) {
                html.open("span", "class", "mw-key")
                        .raw(Icons.withWord(ending))
                        .close()
                        .raw(" ");
            }
        }
        if (any(l -> !l.path().isEmpty())) {
            html.open("span", "class", "mw-key", "style", "display:none").leaf("span", "", "class", "mw-line");
            html.raw(" critical path").close();
        }
        html.close().newline();
    }

    private boolean any(Predicate<Layout> shows) {
        return layouts.stream().anyMatch(shows);
    }

    private void key(String classes, String plain, String words) {
        html.open("span", "class", "mw-key");
        html.leaf("span", "", "class", classes, "style", plain + "display:inline-block;width:22px");
        html.raw(" ").text(words).close().raw(" ");
    }
}
