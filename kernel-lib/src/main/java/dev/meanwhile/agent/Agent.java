package dev.meanwhile.agent;

import dev.meanwhile.sim.JavaLang;
import java.lang.instrument.Instrumentation;

/// Where the JVM enters when it is started with `-javaagent:kernel-lib-all.jar`.
public final class Agent {
    private Agent() {}

    /// Called before the application starts.
    public static void premain(String arguments, Instrumentation instrumentation) {
        JavaLang.open(instrumentation);
    }
}
