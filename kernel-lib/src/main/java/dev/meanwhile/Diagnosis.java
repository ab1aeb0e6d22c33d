package dev.meanwhile;

import dev.meanwhile.diagnose.AccidentalWait;
import dev.meanwhile.diagnose.Dependency;
import dev.meanwhile.diagnose.Findings;
import dev.meanwhile.diagnose.Influence;
import dev.meanwhile.render.Drawing;
import dev.meanwhile.render.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which waits of a scenario were needed and which were accidental, and what the accidental ones cost. Found by
/// experiment: the scenario was run again with one thing changed at a time. All times are virtual milliseconds.
public final class Diagnosis implements Picture {
    private final Findings findings;

    Diagnosis(Findings findings) {
        this.findings = findings;
    }

    /// How long the scenario takes.
    public long duration() {
        return findings.duration();
    }

    /// How long it would take if each operation waited for nothing but the data that it needs.
    public long possible() {
        return findings.possible();
    }

    /// What the accidental waits cost together.
    public long lost() {
        return duration() - possible();
    }

    /// Waits for an operation of which nothing was used, in order of time.
    public List<AccidentalWait> accidentalWaits() {
        return findings.accidentalWaits();
    }

    /// Pairs of operations of which the second depends on the data of the first; those that follow from others
    /// are left out.
    public List<Dependency> dependencies() {
        return findings.dependencies();
    }

    /// For each operation what the whole gains if it is faster, and what does not start if it fails.
    public List<Influence> influences() {
        return findings.influences();
    }

    /// What the experiments cannot tell.
    public List<String> remarks() {
        return findings.remarks();
    }

    /// One sentence for each finding.
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        accidentalWaits().forEach(w -> sentences.add(sentence(w)));
        dependencies()
                .forEach(d -> sentences.add(d.from() + " must come before " + d.to() + ", which uses what it brings."));
        findings.remarks().forEach(r -> sentences.add(r + "."));
        return sentences;
    }

    private String sentence(AccidentalWait wait) {
        return wait.operation()
                + wait.call().map(place -> ", called in " + place + ",").orElse("") + " waits for " + wait.waitedFor()
                + wait.await().map(place -> " (awaited in " + place + ")").orElse("") + " by accident: in "
                + findings.trials() + " trials nothing that " + wait.waitedFor()
                + " brought reached it. " + cost(wait);
    }

    private static String cost(AccidentalWait wait) {
        return wait.lost() > 0
                ? "It costs " + wait.lost() + " ms: start it before that wait."
                : "It costs nothing here, because something else takes longer.";
    }

    private String summary() {
        if (lost() > 0) {
            return duration() + " ms as it is, " + possible() + " ms possible: " + lost() + " ms are lost by accident.";
        }
        return accidentalWaits().isEmpty()
                ? duration() + " ms, and no wait is accidental: the data allow nothing shorter."
                : duration() + " ms; the data allow nothing shorter.";
    }

    private Drawing drawing() {
        var drawing = Drawing.of(findings.real());
        for (var wait : accidentalWaits()) {
            drawing = drawing.could(wait.span(), wait.possible(), "could start at " + wait.possible() + " ms");
        }
        return (lost() > 0 ? drawing.beside(findings.ideal()) : drawing)
                .titled("diagnosis: " + findings.real().name())
                .saying(summary());
    }

    private Tables influenceTable() {
        var table = new Tables(
                "what if it were faster, or failed?",
                "operation",
                "takes",
                "gain per ms saved",
                "if it fails, never start");
        influences().forEach(i -> table.row(i.operation(), i.duration() + " ms", gain(i.gain()) + " ms", stops(i)));
        return table;
    }

    private static String stops(Influence influence) {
        return influence.stops().isEmpty() ? "–" : String.join(", ", influence.stops());
    }

    private static String gain(double gain) {
        return gain == Math.rint(gain) ? Long.toString((long) gain) : Double.toString(gain);
    }

    @Override
    public String text() {
        return drawing().text() + "\n\n" + Tables.lines(sentences()) + "\n\n"
                + influenceTable().text();
    }

    @Override
    public String html() {
        return drawing().html() + Tables.list(sentences()) + influenceTable().html();
    }

    @Override
    public Optional<String> svg() {
        return Optional.of(drawing().svg());
    }

    @Override
    public String toString() {
        return text();
    }
}
