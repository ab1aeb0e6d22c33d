package dev.meanwhile.check;

import dev.meanwhile.Picture;
import java.util.List;
import java.util.stream.Collectors;

/// Worked solutions, as code to read.
public final class Solution implements Picture {
    private final List<Card> cards;

    Solution(List<Card> cards) {
        this.cards = List.copyOf(cards);
    }

    @Override
    public String text() {
        return cards.stream()
                .map(card -> card.heading() + ": the worked solution\n\n"
                        + codeOf(card).indent(4).stripTrailing())
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public String html() {
        return cards.stream()
                .map(card -> Html.p("<strong>" + Html.escape(card.heading()) + "</strong>: the worked solution")
                        + Html.code(codeOf(card)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return text();
    }

    private static String codeOf(Card card) {
        return card.solution().isEmpty() ? "// no solution is stored for this test" : card.solution();
    }
}
