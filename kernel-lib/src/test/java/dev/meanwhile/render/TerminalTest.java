package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static Drawing drawing() {
        return Drawing.of(Stories.together());
    }

    @AfterEach
    void nothingIsKnown() {
        System.clearProperty(Terminal.COLUMNS);
        System.clearProperty(Terminal.COLOUR);
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "120, 120", "20, 60", "1000, 180", "0, 100", "wide, 100", "-5, 100", "'', 100"})
    void aPictureIsAsWideAsTheTerminalWithinReason(String told, int columns) {
        System.setProperty(Terminal.COLUMNS, told);

        assertThat(Terminal.columns()).isEqualTo(columns);
        assertThat(drawing().text().lines()).allMatch(line -> Columns.width(line) <= columns);
    }

    @Test
    void aWiderTerminalIsUsed() {
        System.setProperty(Terminal.COLUMNS, "150");

        assertThat(drawing().text().lines()).anyMatch(line -> Columns.width(line) > Pictures.WIDTH);
    }

    @Test
    void coloursAreAddedAndChangeNothingElse() {
        var plain = drawing().text();
        System.setProperty(Terminal.COLOUR, "true");

        var coloured = drawing().text();

        assertThat(coloured).contains("\033[32m✓\033[0m").contains("\033[36m━");
        assertThat(coloured.replaceAll("\033\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Test
    void filesGetNoColours(@TempDir Path folder) throws IOException {
        System.setProperty(Terminal.COLOUR, "true");
        var file = folder.resolve("together.txt");

        Stories.together().save(file);

        assertThat(Files.readString(file)).contains("✓ fulfilled").doesNotContain("\033");
    }

    @Test
    void withoutATerminalThereAreNone() {
        assertThat(drawing().text()).doesNotContain("\033");
    }
}
