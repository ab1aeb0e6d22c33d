package dev.meanwhile.agent;

import dev.meanwhile.sim.JavaLang;
import dev.meanwhile.sim.Sites;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import org.jspecify.annotations.Nullable;

/// The Java agent: opens the JDK to the engine, and has the learner's classes rewritten as they are loaded.
///
/// `-javaagent:kernel-lib-all.jar` on the command line starts it. Without that flag the library attaches to its own JVM
/// at first use, and says so in one line. The JVM adds four lines of its own ("A Java agent has been loaded dynamically
/// …"), which no code can keep back: the virtual machine itself writes them to the process's standard error, and only
/// the flag `-XX:+EnableDynamicAgentLoading` on its command line silences them.
public final class Agent {
    private static boolean installed;

    private Agent() {}

    /// Called by the JVM for `-javaagent`. An exception from here would abort the JVM with a page of native frames.
    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        try {
            install(instrumentation);
        } catch (RuntimeException | LinkageError e) {
            System.err.println("meanwhile: the agent needs JDK 25, but cannot work in Java " + Runtime.version()
                    + ", so timed calls of the JDK stay real: " + e);
        }
    }

    /// Called by the JVM when the jar is attached to it.
    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        install(instrumentation);
    }

    /// Attaches to this JVM if that is needed and possible. If it is needed and not possible, the first
    /// simulation says so.
    public static void installIfPossible() {
        try {
            JavaLang.requireOpen();
        } catch (IllegalStateException e) {
            return;
        }
        var instrumentation = JavaLang.instrumentation();
        if (instrumentation != null) {
            install(instrumentation);
        }
    }

    /// Opens the JDK and starts rewriting; only the first call has an effect.
    public static synchronized void install(Instrumentation instrumentation) {
        if (installed) {
            return;
        }
        installed = true;
        JavaLang.open(instrumentation);
        Sites.translateOtherwiseBy(SnippetLines::place);
        instrumentation.addTransformer(new LearnerCode(), instrumentation.isRetransformClassesSupported());
        rewriteLoaded(instrumentation);
    }

    /// Cells that ran before the agent was attached count too.
    private static void rewriteLoaded(Instrumentation instrumentation) {
        if (!instrumentation.isRetransformClassesSupported()) {
            return;
        }
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (LearnerTypes.isLearners(loaded.getName().replace('.', '/'))) {
                try {
                    instrumentation.retransformClasses(loaded);
                } catch (UnmodifiableClassException | LinkageError e) {
                    // it stays as it is
                }
            }
        }
    }
}
