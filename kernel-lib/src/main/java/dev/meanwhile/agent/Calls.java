package dev.meanwhile.agent;

import dev.meanwhile.agent.TwinTable.Call;
import dev.meanwhile.agent.TwinTable.Entry;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// Finds the twins of the calls and method references in a class.
final class Calls {
    private static final String LAMBDAS = "java.lang.invoke.LambdaMetafactory";

    private final TwinTable table;
    private final LearnerTypes types;
    private final @Nullable ClassLoader loader;

    Calls(TwinTable table, LearnerTypes types, @Nullable ClassLoader loader) {
        this.table = table;
        this.types = types;
        this.loader = loader;
    }

    @Nullable
    Entry twinOf(InvokeInstruction call) {
        var kind = switch (call.opcode()) {
            case INVOKESTATIC -> Call.STATIC;
            case INVOKEVIRTUAL, INVOKEINTERFACE -> Call.INSTANCE;
            default -> Call.CONSTRUCTOR;
        };
        boolean constructor = call.name().equalsString("<init>");
        if (call.opcode() == Opcode.INVOKESPECIAL && !constructor) {
            return null; // super.method(...)
        }
        return find(kind, call.owner().asInternalName(), call.name().stringValue(), call.typeSymbol());
    }

    private @Nullable Entry find(Call kind, String owner, String name, MethodTypeDesc type) {
        return table.find(
                kind,
                name,
                type,
                original -> kind == Call.CONSTRUCTOR
                        ? original.getName().replace('.', '/').equals(owner)
                        : types.inherits(owner, name + type.descriptorString(), original, loader));
    }

    /// The creation of a lambda or method reference, with the twin of the method that it refers to.
    DynamicCallSiteDesc rewrite(InvokeDynamicInstruction creation) {
        var bootstrap = creation.bootstrapMethod();
        var arguments = creation.bootstrapArgs().toArray(ConstantDesc[]::new);
        var type = creation.typeSymbol();
        if (isLambda(bootstrap)
                && arguments.length > 1
                && arguments[1] instanceof DirectMethodHandleDesc method
                && twinOf(method) instanceof Entry twin) {
            arguments[1] = MethodHandleDesc.ofMethod(
                    DirectMethodHandleDesc.Kind.STATIC, twin.owner(), twin.name(), twin.type());
            if (type.parameterCount() > 0) { // what is captured must have the very types of the parameters
                type = type.changeParameterType(0, twin.type().parameterType(0));
            }
        }
        return DynamicCallSiteDesc.of(bootstrap, creation.name().stringValue(), type, arguments);
    }

    private static boolean isLambda(DirectMethodHandleDesc bootstrap) {
        var owner = bootstrap.owner();
        return (owner.packageName() + "." + owner.displayName()).equals(LAMBDAS);
    }

    private @Nullable Entry twinOf(DirectMethodHandleDesc method) {
        var kind = switch (method.kind()) {
            case STATIC, INTERFACE_STATIC -> Call.STATIC;
            case VIRTUAL, INTERFACE_VIRTUAL -> Call.INSTANCE;
            case CONSTRUCTOR -> Call.CONSTRUCTOR;
            default -> null;
        };
        if (kind == null) {
            return null;
        }
        var type = MethodTypeDesc.ofDescriptor(method.lookupDescriptor());
        var twin = find(kind, internalName(method.owner()), method.methodName(), type);
        boolean fits = twin != null
                && (kind == Call.CONSTRUCTOR || twin.type().returnType().equals(type.returnType()));
        return fits ? twin : null;
    }

    static String internalName(ClassDesc type) {
        var descriptor = type.descriptorString();
        return type.isArray() ? descriptor : descriptor.substring(1, descriptor.length() - 1);
    }
}
