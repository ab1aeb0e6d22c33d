package dev.meanwhile.render;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes well-formed markup: values and text are escaped, elements are closed in order.
///
///     new Markup().open("p", "class", "mw-note").text("a < b").close()
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// An element that is closed later; attributes are names and values in turn.
    Markup open(String name, Object... attributes) {
        start(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /// An element without content, as XML and (for void and foreign elements) HTML write it.
    Markup empty(String name, Object... attributes) {
        start(name, attributes);
        out.append("/>");
        return this;
    }

    /// An element with nothing but text in it.
    Markup leaf(String name, String text, Object... attributes) {
        return open(name, attributes).text(text).close();
    }

    Markup text(String text) {
        out.append(Clean.markup(text));
        return this;
    }

    /// Trusted text of our own, as it is.
    Markup raw(String text) {
        out.append(text);
        return this;
    }

    Markup newline() {
        out.append('\n');
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    private void start(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            var value = attributes[i + 1];
            out.append(value instanceof Double d ? number(d) : Clean.markup(String.valueOf(value)));
            out.append('"');
        }
    }

    /// At most two digits after the point, the same in every locale.
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        long whole = hundredths / 100;
        long rest = Math.abs(hundredths % 100);
        var sign = hundredths < 0 && whole == 0 ? "-" : "";
        return rest == 0
                ? Long.toString(whole)
                : sign + whole + (rest < 10 ? ".0" : ".") + (rest % 10 == 0 ? rest / 10 : rest);
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("markup is not complete; close " + open);
        }
        return out.toString();
    }
}
