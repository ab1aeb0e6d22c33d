package dev.meanwhile.render;

import dev.meanwhile.timeline.Outcome;

/// How a row ends: a symbol and a word for each outcome.
enum Ending {
    FULFILLED("fulfilled", '✓'),
    REJECTED("rejected", '✗'),
    CANCELLED("cancelled", '⊘'),
    /// Not ended when the run was over.
    NEVER("never ended", '…');

    private final String word;
    private final char symbol;

    Ending(String word, char symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    static Ending of(Outcome outcome) {
        return switch (outcome) {
            case FULFILLED -> FULFILLED;
            case REJECTED -> REJECTED;
            case CANCELLED -> CANCELLED;
            case PENDING -> NEVER;
        };
    }

    String word() {
        return word;
    }

    char symbol() {
        return symbol;
    }

    @Override
    public String toString() {
        return symbol + " " + word;
    }
}
