package dev.meanwhile.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final List<Card> CARDS = List.of(
            new Card("01-1", "01 Sequence", "Posts", List.of(), ""),
            new Card("01-2", "01 Sequence", "Authors", List.of(), ""),
            new Card("02-1", "02 Together", "Both", List.of(), ""));
    private static final Map<String, Standing> STANDINGS = new TreeMap<>(Map.of(
            "01-1", new Standing(true, 0, false),
            "01-2", new Standing(true, 3, true),
            "02-1", new Standing(false, 2, false),
            "MyTest", new Standing(true, 0, false)));

    @Test
    void exercisesAreListedByNotebook() {
        assertThat(new Progress(CARDS, STANDINGS, List.of("A message."))).hasToString("""
            01 Sequence: 2 of 2 passed
              ✓ 01-1 Posts
              ✓ 01-2 Authors: passed, with the solution
            02 Together: 0 of 1 passed
              ✗ 02-1 Both: tried
            Your own tests: 1 of 1 passed
              ✓ MyTest

            A message.\
            """);
    }

    @Test
    void nothingTriedIsATableToo() {
        assertThat(new Progress(CARDS, Map.of(), List.of()).text())
                .contains("02 Together: 0 of 1 passed\n  · 02-1 Both: not tried");
        assertThat(new Progress(List.of(), Map.of(), List.of())).hasToString("There are no exercises yet.");
    }

    @Test
    void htmlIsATableWithHeadings() {
        assertThat(new Progress(CARDS, STANDINGS, List.of()).html())
                .contains("<caption", "scope=\"col\"", "scope=\"rowgroup\"", "✗ tried", "✓ passed, with the solution");
    }
}
