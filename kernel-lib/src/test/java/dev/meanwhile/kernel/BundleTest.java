package dev.meanwhile.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.Picture;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleTest {
    @Test
    void allFormsTravelTogether() {
        var forms = Bundle.of(picture("a bar", "<b>a bar</b>", Optional.of("<svg/>")));

        assertThat(forms)
                .containsEntry("text/plain", "a bar")
                .containsEntry("text/html", "<b>a bar</b>")
                .containsEntry("image/svg+xml", "<svg/>");
    }

    @Test
    void aFormThatThereIsNotIsLeftOut() {
        assertThat(Bundle.of(picture("a bar", "", Optional.empty()))).containsOnlyKeys("text/plain");
    }

    @Test
    void aFormThatCannotBeDrawnIsNamedInTheText() {
        var forms = Bundle.of(new Picture() {
            @Override
            public String text() {
                return "a bar";
            }

            @Override
            public String html() {
                throw new IllegalStateException("no ink");
            }
        });

        assertThat(forms).containsOnlyKeys("text/plain");
        assertThat(forms.get("text/plain"))
                .isEqualTo("a bar\nthis result could not be drawn as text/html: "
                        + "java.lang.IllegalStateException: no ink");
    }

    private static Picture picture(String text, String html, Optional<String> svg) {
        return new Picture() {
            @Override
            public String text() {
                return text;
            }

            @Override
            public String html() {
                return html;
            }

            @Override
            public Optional<String> svg() {
                return svg;
            }
        };
    }
}
