package dev.meanwhile.timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What happened in one run, and when: immutable, and in virtual time the same to the byte for the same scenario
/// on every machine. All times are milliseconds since the start of the run.
public final class Timeline {
    private final String name;
    private final List<Span> spans;
    private final List<Mark> marks;
    private final boolean virtual;

    /// A timeline of virtual time.
    ///
    /// @param name  what the scenario is called
    /// @param spans in order of start; each id is the span's position, and the first is the task `main`
    /// @param marks in order of time
    public Timeline(String name, List<Span> spans, List<Mark> marks) {
        this(name, spans, marks, true);
    }

    /// @param virtual whether its times are virtual; else they are those of the wall clock
    public Timeline(String name, List<Span> spans, List<Mark> marks, boolean virtual) {
        this.name = name;
        this.virtual = virtual;
        this.spans = List.copyOf(spans);
        this.marks = List.copyOf(marks);
    }

    /// What the scenario is called.
    public String name() {
        return name;
    }

    /// Whether its times are virtual; else they are those of the wall clock, and differ from run to run.
    public boolean isVirtual() {
        return virtual;
    }

    /// All spans in order of start; the first is the task `main`.
    public List<Span> spans() {
        return spans;
    }

    /// Log lines, unhandled rejections and verdicts, in order of time.
    public List<Mark> marks() {
        return marks;
    }

    /// The first span with this name.
    ///
    /// @throws IllegalArgumentException if there is none; its message lists the names that there are
    public Span span(String name) {
        return spans.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> noSuchSpan(name));
    }

    /// All operations and tasks with this name, in order of start.
    public List<Span> spans(String name) {
        return spans.stream()
                .filter(s -> s.kind() != Kind.WAIT && s.name().equals(name))
                .toList();
    }

    /// When the last span ended. That can be later than the end of the scenario: abandoned operations run on.
    public long duration() {
        return spans.stream().mapToLong(Span::end).max().orElse(0);
    }

    /// The most operations in flight at one moment.
    public int maxConcurrency() {
        var changes = new ArrayList<long[]>();
        for (var s : spans) {
            if (s.kind() == Kind.OPERATION && s.duration() > 0) {
                changes.add(new long[] {s.start(), 1});
                changes.add(new long[] {s.end(), -1});
            }
        }
        // an operation that ends when another starts does not overlap it: -1 before +1
        changes.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        int now = 0;
        int most = 0;
        for (var c : changes) {
            now += (int) c[1];
            most = Math.max(most, now);
        }
        return most;
    }

    /// The chain of spans that decided when `main` ended, in order of time.
    public List<Segment> criticalPath() {
        return CriticalPath.of(this);
    }

    /// The picture for a terminal.
    @Override
    public String toString() {
        return Renderer.find().text(this);
    }

    /// A stand-alone SVG document.
    public String svg() {
        return Renderer.find().svg(this);
    }

    /// A self-contained HTML fragment.
    public String html() {
        return Renderer.find().html(this);
    }

    /// JSON that can be read back without loss.
    public String json() {
        return Renderer.find().json(this);
    }

    /// Chrome trace events, as Perfetto and `chrome://tracing` open them.
    public String trace() {
        return Renderer.find().trace(this);
    }

    /// A Mermaid gantt chart.
    public String mermaid() {
        return Renderer.find().mermaid(this);
    }

    /// Writes the timeline in the form that the file's extension names: `.txt`, `.svg`, `.html`, `.json`,
    /// `.trace` or `.mmd`.
    ///
    /// @throws IllegalArgumentException if the extension is none of these
    public void save(Path file) throws IOException {
        Files.writeString(file, contentFor(file.getFileName().toString()));
    }

    private String contentFor(String fileName) {
        return switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
            case "txt" -> toString().replaceAll("\033\\[[0-9]+m", "") + "\n"; // colours are for terminals
            case "svg" -> svg();
            case "html" -> Renderer.find().page(this);
            case "json" -> json();
            case "trace" -> trace();
            case "mmd" -> mermaid();
            default ->
                throw new IllegalArgumentException(
                        "file name must end in .txt, .svg, .html, .json, .trace or .mmd, but was '" + fileName + "'");
        };
    }

    private IllegalArgumentException noSuchSpan(String wanted) {
        var names = spans.stream().map(Span::name).distinct().toList();
        return new IllegalArgumentException("span name must be one of " + names + ", but was '" + wanted + "'");
    }
}
