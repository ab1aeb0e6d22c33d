package dev.meanwhile.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rewrites a class of the learner's: see [BodyRewriter].
final class Rewriter {
    /// What JShell calls to run a snippet.
    private static final String CELL = "do_it$";

    private static final Set<String> ASKING = Set.of("isInterrupted", "interrupted");

    private final TwinTable table = new TwinTable();
    private final LearnerTypes types = new LearnerTypes();

    /// @return the rewritten class, or null if it would not pass the JVM's verifier
    byte @Nullable [] rewrite(byte[] bytes, @Nullable ClassLoader loader) {
        var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types.resolver(loader)));
        var model = classFile.parse(bytes);
        types.add(model);
        SnippetLines.add(model);
        var calls = new Calls(table, types, loader);
        ClassTransform bodies = (builder, element) -> {
            if (element instanceof MethodModel method) {
                builder.transformMethod(method, MethodTransform.transformingCode(transformOf(method, calls)));
            } else {
                builder.with(element);
            }
        };
        var rewritten = classFile.transformClass(model, bodies);
        return classFile.verify(rewritten).isEmpty() ? rewritten : null;
    }

    private static CodeTransform transformOf(MethodModel method, Calls calls) {
        var body = bodyOf(method, calls);
        return isCell(method) ? body.andThen(new CellBody()) : body;
    }

    private static boolean isCell(MethodModel method) {
        return method.methodName().equalsString(CELL);
    }

    private static BodyRewriter bodyOf(MethodModel method, Calls calls) {
        return new BodyRewriter(
                calls,
                firstLine(method),
                isCell(method) ? "begin" : "check",
                asksForInterrupts(method) ? "checkPatiently" : "check");
    }

    private static OptionalInt firstLine(MethodModel method) {
        return elements(method)
                .filter(LineNumber.class::isInstance)
                .mapToInt(element -> ((LineNumber) element).line())
                .findFirst();
    }

    /// Code that asks by itself whether it is interrupted shall have the time to end by itself.
    private static boolean asksForInterrupts(MethodModel method) {
        return elements(method)
                .anyMatch(element -> element instanceof InvokeInstruction call
                        && ASKING.contains(call.name().stringValue()));
    }

    private static Stream<CodeElement> elements(MethodModel method) {
        return method.code().stream().flatMap(CodeModel::elementStream);
    }
}
