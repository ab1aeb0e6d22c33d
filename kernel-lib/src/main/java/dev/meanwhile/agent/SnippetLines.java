package dev.meanwhile.agent;

import dev.meanwhile.sim.Sites;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The lines of snippets, as the learner typed them: JShell wraps each snippet into a class of its own, below a
/// `package` line and the imports, so the lines in its class file are higher.
///
/// How much higher can be read off that class: its constructor, which the compiler adds, has the line of the
/// class; the snippet begins a few lines below it, how many depends on whether it declares a variable or is an
/// expression.
public final class SnippetLines {
    /// What a snippet is called as long as a kernel does not know its cell.
    static final String PLACE = "cell";

    /// JShell keeps the value of an expression in a variable.
    private static final String VALUE_OF_EXPRESSION = "\\$\\d+";

    private static final Map<String, Integer> FIRST_LINES = new ConcurrentHashMap<>();

    private SnippetLines() {}

    static void add(ClassModel wrapper) {
        var name = wrapper.thisClass().asInternalName();
        var constructor = lineOfConstructor(wrapper);
        if (isWrapper(name) && constructor.isPresent()) {
            FIRST_LINES.put(
                    name.substring(LearnerTypes.PACKAGE.length()) + ".java",
                    constructor.getAsInt() + linesAbove(wrapper));
        }
    }

    /// From the line of the class to that of the snippet.
    private static int linesAbove(ClassModel wrapper) {
        if (wrapper.fields().isEmpty()) {
            return 2; // statements, methods and classes: below the head of a method
        }
        boolean isExpression =
                wrapper.fields().getFirst().fieldName().stringValue().matches(VALUE_OF_EXPRESSION);
        return isExpression ? 5 : 4;
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
        return first == null ? OptionalInt.empty() : OptionalInt.of(Math.max(1, frame.getLineNumber() - first + 1));
    }

    /// For [Sites#translateOtherwiseBy] where no kernel knows better.
    static Sites.@Nullable Place place(StackTraceElement frame) {
        var line = line(frame);
        return line.isPresent() ? new Sites.Place(PLACE, line.getAsInt()) : null;
    }
}
