package dev.meanwhile.agent;

import dev.meanwhile.agent.TwinTable.Call;
import dev.meanwhile.agent.TwinTable.Entry;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rewrites the body of one method: calls of the JDK become calls of their twins, and the method looks for an
/// interrupt where it begins and wherever it jumps back.
final class BodyRewriter implements CodeTransform {
    private static final ClassDesc INTERRUPTS =
            Interrupts.class.describeConstable().orElseThrow();

    private final Calls calls;
    private final OptionalInt firstLine;
    private final String atStart;
    private final String atLoops;
    private final Set<Label> passed = new HashSet<>();
    private final Deque<New> news = new ArrayDeque<>();
    private @Nullable New fresh;

    /// An object that is allocated; its constructor has not been called yet.
    private static final class New {
        final String type;
        boolean duplicated;

        New(String type) {
            this.type = type;
        }
    }

    /// @param firstLine of the body, for its first check
    /// @param atStart the method of [Interrupts] to be called where the body begins
    /// @param atLoops that to be called where it jumps back
    BodyRewriter(Calls calls, OptionalInt firstLine, String atStart, String atLoops) {
        this.calls = calls;
        this.firstLine = firstLine;
        this.atStart = atStart;
        this.atLoops = atLoops;
    }

    @Override
    public void atStart(CodeBuilder code) {
        firstLine.ifPresent(code::lineNumber);
        code.invokestatic(INTERRUPTS, atStart, ConstantDescs.MTD_void);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        var allocated = fresh;
        if (element instanceof Instruction) {
            fresh = null;
        }
        switch (element) {
            case LabelTarget target -> passed.add(target.label());
            case BranchInstruction branch
            when passed.contains(branch.target()) -> code.invokestatic(INTERRUPTS, atLoops, ConstantDescs.MTD_void);
            case NewObjectInstruction creation -> {
                fresh = new New(creation.className().asInternalName());
                news.push(fresh);
            }
            case Instruction dup when dup.opcode() == Opcode.DUP && allocated != null -> allocated.duplicated = true;
            case InvokeInstruction call -> {
                if (isReplaced(code, call)) {
                    return;
                }
            }
            case InvokeDynamicInstruction creation -> {
                code.invokedynamic(calls.rewrite(creation));
                return;
            }
            default -> {}
        }
        code.with(element);
    }

    private boolean isReplaced(CodeBuilder code, InvokeInstruction call) {
        if (call.name().equalsString("<init>") && !isOfDuplicatedNew(call)) {
            return false;
        }
        var twin = calls.twinOf(call);
        if (twin == null) {
            return false;
        }
        code.invokestatic(twin.owner(), twin.name(), twin.type());
        if (twin.call() == Call.CONSTRUCTOR) {
            dropAllocation(code);
        } else {
            castResult(code, call, twin);
        }
        return true;
    }

    /// Whether a constructor is called on what `new` and `dup` have put on the stack, and not by another
    /// constructor.
    private boolean isOfDuplicatedNew(InvokeInstruction constructor) {
        var last = news.peek();
        if (last == null || !last.type.equals(constructor.owner().asInternalName())) {
            return false;
        }
        return news.pop().duplicated;
    }

    /// The twin has made the object; the allocated one is below it on the stack, twice.
    private static void dropAllocation(CodeBuilder code) {
        code.swap().pop().swap().pop();
    }

    /// Learner code may expect a more special type than the twin returns, when that stands for several originals.
    private static void castResult(CodeBuilder code, InvokeInstruction call, Entry twin) {
        var expected = call.typeSymbol().returnType();
        if (!expected.equals(twin.type().returnType())) {
            code.checkcast(expected);
        }
    }
}
