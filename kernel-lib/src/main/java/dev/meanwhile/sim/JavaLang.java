package dev.meanwhile.sim;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;

/// Opens the JDK's package `java.lang` to this library: by the agent or `--add-opens` on the command line, else
/// by attaching to this very JVM, once, at first use.
public final class JavaLang {
    private static volatile @Nullable Instrumentation instrumentation;
    private static @Nullable String refusal;

    private JavaLang() {}

    /// Opens the package with an agent's powers.
    public static void open(Instrumentation agent) {
        instrumentation = agent;
        agent.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", Set.of(JavaLang.class.getModule())),
                Set.of(),
                Map.of());
    }

    /// The agent's powers, if there is an agent: from the command line, or attached by [#requireOpen()].
    public static @Nullable Instrumentation instrumentation() {
        return instrumentation;
    }

    /// @throws IllegalStateException if the package is closed and cannot be opened; its message shows the flag to set
    public static synchronized void requireOpen() {
        if (!isOpen() && refusal == null) {
            attach();
        }
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
    }

    private static void attach() {
        System.err.println("meanwhile: attaching to this JVM, because it was started without " + flag());
        try {
            open(ByteBuddyAgent.install());
        } catch (IllegalStateException e) {
            refusal =
                    "package java.lang must be open to the simulation, but is closed, and this JVM lets nobody attach;"
                            + " start it with " + flag();
        }
    }

    private static boolean isOpen() {
        return Object.class.getModule().isOpen("java.lang", JavaLang.class.getModule());
    }

    /// Names the jar that this class comes from.
    private static String flag() {
        var source = JavaLang.class.getProtectionDomain().getCodeSource();
        var path = source == null
                ? ""
                : Path.of(source.getLocation().getPath()).normalize().toString();
        return "-javaagent:" + (path.endsWith(".jar") ? path : "kernel-lib-all.jar");
    }
}
