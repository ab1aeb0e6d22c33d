package dev.meanwhile.kernel;

import dev.meanwhile.sim.Sites;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/// Tells in which line of which cell a frame of learner code stands.
///
/// A kernel cuts a cell into snippets, and JShell wraps each into a class: the line of a frame counts from the
/// start of that class. JShell knows the way back to the snippet, and the snippet's text is found in the cell's.
final class CellLines implements Sites.Places {
    private static final String WRAPPERS = "REPL.$JShell$";

    /// A cell that is being run.
    record Cell(int number, String code) {}

    /// Where a snippet begins.
    ///
    /// @param end position in the cell's code after the snippet
    private record Start(int cell, int line, int end) {}

    private final JShell shell;
    private final Supplier<Cell> current;
    private final Map<String, Start> starts = new HashMap<>();
    private Start last = new Start(0, 0, 0);

    /// @param current the cell that is being run
    CellLines(JShell shell, Supplier<Cell> current) {
        this.shell = shell;
        this.current = current;
        shell.onSnippetEvent(this::evaluated);
    }

    /// Called after a snippet has been run.
    private synchronized void evaluated(SnippetEvent event) {
        if (event.causeSnippet() == null) {
            last = startOf(event.snippet());
            starts.put(event.snippet().id(), last);
        }
    }

    /// Snippets of a cell come in order, so the text is looked for after that of the one before.
    private Start startOf(Snippet snippet) {
        var cell = current.get();
        int from = last.cell == cell.number ? last.end : 0;
        var text = text(snippet);
        int found = cell.code.indexOf(text, from);
        int begin = found < 0 ? from : found; // the kernel's magics can change a text
        int end = Math.min(cell.code.length(), begin + text.length());
        return new Start(cell.number, newlines(cell.code.substring(0, begin)), end);
    }

    /// The snippet as it stands in the cell: the kernel adds a semicolon where one was left out.
    private static String text(Snippet snippet) {
        var text = snippet.source().strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public synchronized Sites.@Nullable Place of(StackTraceElement frame) {
        if (!frame.getClassName().startsWith(WRAPPERS)) {
            return null;
        }
        return shell.snippets()
                .filter(snippet -> isIn(snippet, frame.getClassName()))
                .findFirst()
                .map(snippet -> place(snippet, frame.getLineNumber()))
                .orElse(null);
    }

    private boolean isIn(Snippet snippet, String className) {
        var wrapper = wrapper(snippet);
        return wrapper != null
                && (className.equals(wrapper.fullClassName()) || className.startsWith(wrapper.fullClassName() + "$"));
    }

    private @Nullable SnippetWrapper wrapper(Snippet snippet) {
        try {
            return shell.sourceCodeAnalysis().wrapper(snippet);
        } catch (IllegalArgumentException e) {
            return null; // imports have none
        }
    }

    private Sites.Place place(Snippet snippet, int wrappedLine) {
        var known = starts.get(snippet.id());
        var start = known != null ? known : startOf(snippet); // it is being run
        return new Sites.Place("cell " + start.cell, start.line + lineInSnippet(snippet, wrappedLine));
    }

    /// JShell knows for each position of the wrapped text where it was in the source. The end of a line is asked
    /// for, because its beginning may be what the wrapper has put there.
    private int lineInSnippet(Snippet snippet, int wrappedLine) {
        var wrapper = wrapper(snippet);
        if (wrapper == null) {
            return 1;
        }
        int position = 0;
        for (int line = 1; line < wrappedLine; line++) {
            position = wrapper.wrapped().indexOf('\n', position) + 1;
        }
        var text = wrapper.wrapped()
                .substring(position)
                .lines()
                .findFirst()
                .orElse("")
                .stripTrailing();
        int inSource = wrapper.wrappedToSourcePosition(position + Math.max(0, text.length() - 1));
        var source = snippet.source();
        int begin = source.indexOf(source.strip());
        return 1 + newlines(source.substring(begin, Math.clamp(inSource, begin, source.length())));
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
