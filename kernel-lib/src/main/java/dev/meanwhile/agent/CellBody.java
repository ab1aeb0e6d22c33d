package dev.meanwhile.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// Encloses the body of a cell in a `try` whose `catch` shortens the stack of an overflow: see [Overflow].
final class CellBody implements CodeTransform {
    private static final ClassDesc OVERFLOW = Overflow.class.describeConstable().orElseThrow();
    private static final ClassDesc ERROR =
            StackOverflowError.class.describeConstable().orElseThrow();

    private @Nullable Label start;

    @Override
    public void atStart(CodeBuilder code) {
        start = code.newBoundLabel();
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        code.with(element);
    }

    @Override
    public void atEnd(CodeBuilder code) {
        if (start != null) {
            var end = code.newBoundLabel();
            code.invokestatic(OVERFLOW, "shortened", MethodTypeDesc.of(ERROR, ERROR))
                    .athrow();
            code.exceptionCatch(start, end, end, ERROR);
        }
    }
}
