package dev.meanwhile.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/// Rewrites the classes of cells and prompts as they are loaded. A class that cannot be rewritten stays as it is:
/// better not virtual than not loaded.
final class LearnerCode implements ClassFileTransformer {
    private final Rewriter rewriter = new Rewriter();

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null || !LearnerTypes.isLearners(name) || !seesThisLibrary(loader)) {
            return null;
        }
        try {
            return rewriter.rewrite(bytes, loader);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /// A kernel can load the library a second time, for cells only; they would look for the twins there.
    private static boolean seesThisLibrary(@Nullable ClassLoader loader) {
        try {
            return Class.forName(Interrupts.class.getName(), false, loader) == Interrupts.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
