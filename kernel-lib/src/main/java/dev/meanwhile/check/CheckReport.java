package dev.meanwhile.check;

import dev.meanwhile.Picture;
import java.util.List;
import java.util.stream.Collectors;

/// What `check` found, for the learner: which tests passed, and for the others what was expected and what
/// happened, in words and as a timeline, with as much help as the number of attempts calls for.
public final class CheckReport implements Picture {
    private final List<Section> sections;

    CheckReport(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    /// Whether all tests passed.
    public boolean passed() {
        return sections.stream().allMatch(Section::passed);
    }

    /// The worked solution, for a learner who asks for it.
    public Solution solution() {
        sections.forEach(s -> ProgressFile.usual().change(s.card().id(), Standing::showSolution));
        return new Solution(sections.stream().map(Section::card).toList());
    }

    @Override
    public String text() {
        return sections.stream().map(ReportText::of).collect(Collectors.joining("\n\n"));
    }

    @Override
    public String html() {
        return sections.stream().map(ReportHtml::of).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return text();
    }
}
