package dev.meanwhile.agent;

import dev.meanwhile.sim.Sites;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The lines of snippets, as the learner typed them: JShell wraps each snippet into a class of its own, below a `package` line
/// and the imports, so the lines in its class file are higher.
///
/// How much higher can be read off that class: its constructor, which the compiler adds, has the line of the class; the
/// snippet begins two lines below it, or three if it declares a variable.
public final class SnippetLines {
    /// What a snippet is called as long as a kernel does not know its cell.
    static final String PLACE = "cell";

    private static final Map<String, Integer> FIRST_LINES = new ConcurrentHashMap<>();

    private SnippetLines() {}

    static void add(ClassModel wrapper) {
        var name = wrapper.thisClass().asInternalName();
        var constructor = lineOfConstructor(wrapper);
        if (isWrapper(name) && constructor.isPresent()) {
            int first = constructor.getAsInt() + 2 + (wrapper.fields().isEmpty() ? 0 : 1);
            FIRST_LINES.put(name.substring(LearnerTypes.PACKAGE.length()) + ".java", first);
        }
    }

    /// As `$JShell$7` or `$JShell$7B`; what is declared in it has a further `$`.
    private static boolean isWrapper(String name) {
        return name.startsWith(LearnerTypes.PACKAGE + "$JShell$")
                && name.indexOf('$', LearnerTypes.PACKAGE.length() + "$JShell$".length()) < 0;
    }

    private static OptionalInt lineOfConstructor(ClassModel wrapper) {
        return wrapper.methods().stream()
                .filter(method -> method.methodName().equalsString("<init>"))
                .map(MethodModel::code)
                .flatMap(code -> code.stream().flatMap(c -> c.elementStream()))
                .filter(LineNumber.class::isInstance)
                .mapToInt(element -> ((LineNumber) element).line())
                .findFirst();
    }

    /// The line of a snippet, from 1, that `frame` is at; empty if it is not one of a snippet.
    public static OptionalInt line(StackTraceElement frame) {
        var first = frame.getFileName() == null ? null : FIRST_LINES.get(frame.getFileName());
        return first == null || frame.getLineNumber() < first
                ? OptionalInt.empty()
                : OptionalInt.of(frame.getLineNumber() - first + 1);
    }

    /// For [Sites#translateBy] where no kernel knows better.
    static Sites.@Nullable Place place(StackTraceElement frame) {
        var line = line(frame);
        return line.isPresent() ? new Sites.Place(PLACE, line.getAsInt()) : null;
    }
}
