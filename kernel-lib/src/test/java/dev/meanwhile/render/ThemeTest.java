package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Contrast as WCAG 2.2 measures it, of the colours that pictures really use.
class ThemeTest {
    private static final List<String> TEXT = List.of("ink", "muted", "bad", "warn");
    private static final List<String> MARKS = List.of("flight", "busy", "good", "bad", "muted", "ink");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contrastSuffices(boolean dark) {
        for (var colours : List.of(svg(dark ? Theme.DARK : Theme.LIGHT), html(dark))) {
            for (var name : TEXT) {
                assertThat(contrast(colours.get(name), colours.get("background")))
                        .as(name)
                        .isGreaterThanOrEqualTo(4.5);
            }
            for (var name : MARKS) {
                assertThat(contrast(colours.get(name), colours.get("background")))
                        .as(name)
                        .isGreaterThanOrEqualTo(3);
            }
            if (colours.containsKey("park")) {
                assertThat(contrast(colours.get("ink"), colours.get("park"))).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    private static Map<String, String> svg(Theme theme) {
        var colours = new HashMap<String, String>();
        for (var component : Theme.class.getRecordComponents()) {
            try {
                colours.put(
                        component.getName(), (String) component.getAccessor().invoke(theme));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return colours;
    }

    private static Map<String, String> html(boolean dark) {
        var colours = new HashMap<String, String>();
        var pattern = Pattern.compile("--(\\w+):light-dark\\((#\\w+),(#\\w+)\\)");
        pattern.matcher(Resources.STYLE).results().forEach(m -> colours.put(m.group(1), m.group(dark ? 3 : 2)));
        colours.put("background", colours.get("bg"));
        return colours;
    }

    private static double contrast(String a, String b) {
        double high = Math.max(luminance(a), luminance(b));
        double low = Math.min(luminance(a), luminance(b));
        return (high + 0.05) / (low + 0.05);
    }

    private static double luminance(String hex) {
        var six = hex.length() == 4 ? hex.replaceAll("#(.)(.)(.)", "#$1$1$2$2$3$3") : hex;
        return 0.2126 * channel(six, 1) + 0.7152 * channel(six, 3) + 0.0722 * channel(six, 5);
    }

    private static double channel(String hex, int at) {
        double c = Integer.parseInt(hex, at, at + 2, 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
