package dev.meanwhile.render;

import dev.meanwhile.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One timeline or several on a common axis, with what is drawn over them: a sentence, a learner's guess, where
/// work could have been. Immutable; each method gives a new one.
///
///     Drawing.of(sequence).beside(together).saying("together is done 100 ms sooner: both start at once").html()
public final class Drawing {
    private final List<Timeline> timelines;
    private final @Nullable String title;
    private final @Nullable String sentence;
    private final OptionalLong guess;
    private final List<Ghost> could;
    private final List<String> headings;

    private Drawing(
            List<Timeline> timelines,
            @Nullable String title,
            @Nullable String sentence,
            OptionalLong guess,
            List<Ghost> could,
            List<String> headings) {
        this.timelines = List.copyOf(timelines);
        this.title = title;
        this.sentence = sentence;
        this.guess = guess;
        this.could = List.copyOf(could);
        this.headings = List.copyOf(headings);
    }

    /// Just the timeline.
    public static Drawing of(Timeline timeline) {
        return new Drawing(List.of(timeline), null, null, OptionalLong.empty(), List.of(), List.of());
    }

    /// Several above each other, in this order.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Drawing of(List<Timeline> timelines) {
        if (timelines.isEmpty()) {
            throw new IllegalArgumentException("timelines must be at least one, but were none");
        }
        return new Drawing(timelines, null, null, OptionalLong.empty(), List.of(), List.of());
    }

    /// Another one beneath, on the same axis; the time by which one is done sooner is marked.
    public Drawing beside(Timeline other) {
        var more = new ArrayList<>(timelines);
        more.add(other);
        return new Drawing(more, title, sentence, guess, could, headings);
    }

    /// A heading in place of the timeline's name.
    public Drawing titled(String heading) {
        return new Drawing(timelines, heading, sentence, guess, could, headings);
    }

    /// What stands above each timeline in place of its name. They are then several outcomes of one thing, so that
    /// no time is marked as saved.
    public Drawing outcomes(List<String> words) {
        return new Drawing(timelines, title, sentence, guess, could, words);
    }

    /// A sentence in place of the one that tells what happened.
    public Drawing saying(String words) {
        return new Drawing(timelines, title, words, guess, could, headings);
    }

    /// A line across everything at the moment at which somebody guessed that it would be over.
    public Drawing guess(long millis) {
        return new Drawing(timelines, title, sentence, OptionalLong.of(Math.max(0, millis)), could, headings);
    }

    /// Where an operation or task of the first timeline could have been, with a few words why.
    ///
    /// @param span  its id
    /// @param start when it could have started; it is drawn as long as it really took
    public Drawing could(int span, long start, String why) {
        var s = timelines.getFirst().spans().get(span);
        var more = new ArrayList<>(could);
        more.add(new Ghost(span, start, start + s.duration(), Ghost.Kind.COULD, why));
        return new Drawing(timelines, title, sentence, guess, more, headings);
    }

    /// The picture for a terminal, as wide as it is (if that is not known, at most [Pictures#WIDTH] columns), without
    /// a trailing line end.
    public String text() {
        var picture = TextPicture.of(this, Terminal.columns());
        return Terminal.hasColours() ? Paint.on(picture) : picture;
    }

    /// A stand-alone SVG document with its own background.
    public String svg() {
        return svg(Theme.LIGHT);
    }

    /// A stand-alone SVG document in these colours.
    public String svg(Theme theme) {
        return SvgPicture.of(this, theme);
    }

    /// A self-contained HTML fragment that can be played; several timelines play together.
    public String html() {
        return HtmlPicture.of(this);
    }

    /// A whole HTML document.
    public String page() {
        return HtmlPage.of(title(), html());
    }

    /// The first timeline.
    Timeline timeline() {
        return timelines.getFirst();
    }

    boolean single() {
        return timelines.size() == 1;
    }

    String title() {
        if (title != null) {
            return title;
        }
        return Words.list(timelines.stream().map(this::name).toList());
    }

    /// What stands above one of several timelines.
    String heading(int index) {
        return Clean.line(index < headings.size() ? headings.get(index) : name(timelines.get(index)));
    }

    /// A simulated run and a real one may well have the same name.
    private String name(Timeline timeline) {
        var name = Clean.line(timeline.name());
        return Clocks.of(timelines) == Clocks.BOTH ? name + (timeline.isVirtual() ? " (simulated)" : " (real)") : name;
    }

    /// What is said about it all.
    String sentence() {
        if (sentence != null) {
            return sentence;
        }
        return single() ? Caption.of(timelines.getFirst()) : Caption.compared(timelines);
    }

    OptionalLong guess() {
        return guess;
    }

    /// What stands at the guess.
    String guessed() {
        return "your guess: " + Times.of(guess.orElse(0));
    }

    /// When everything that is drawn is over.
    long duration() {
        long longest = guess.orElse(0);
        for (var t : timelines) {
            longest = Math.max(longest, t.duration());
        }
        for (var g : could) {
            longest = Math.max(longest, g.to());
        }
        return longest;
    }

    /// One layout a timeline, all with the same axis.
    List<Layout> layouts(Layout.Room room) {
        var each = room.dividedBy(timelines.size());
        var axis = Axis.of(duration(), room.ticks(), Clocks.of(timelines));
        var layouts = new ArrayList<Layout>();
        for (int i = 0; i < timelines.size(); i++) {
            var ghosts = new ArrayList<>(saved(timelines.get(i)));
            if (i == 0) {
                ghosts.addAll(could);
            }
            layouts.add(Layout.of(timelines.get(i), each, axis, ghosts));
        }
        return layouts;
    }

    private List<Ghost> saved(Timeline timeline) {
        long slowest = timelines.stream().mapToLong(Drawing::done).max().orElse(0);
        long done = done(timeline);
        boolean isComparable = headings.isEmpty() && Clocks.of(timelines) != Clocks.BOTH;
        return single() || done == slowest || !isComparable
                ? List.of()
                : List.of(new Ghost(0, done, slowest, Ghost.Kind.SAVED, Times.of(slowest - done) + " sooner"));
    }

    /// When `main` was done.
    static long done(Timeline timeline) {
        return timeline.spans().isEmpty() ? 0 : timeline.spans().getFirst().end();
    }
}
