package dev.meanwhile.kernel;

import dev.meanwhile.agent.Agent;

/// What the first cell of each notebook calls, so that the notebook works in kernels that know nothing of this library.
///
/// In a kernel that is set up already, and at a prompt, it does nothing.
public final class Notebook {
    private static boolean connected;

    private Notebook() {}

    /// Makes the kernel show results as pictures, and starts the agent if it was not started with the JVM; that takes a
    /// moment, and is said in one line. Never throws: what is missing is said where it is missed.
    public static synchronized void connect() {
        if (connected) {
            return;
        }
        connected = true;
        if (IJavaDisplay.isPossible()) {
            Attempt.to("show results as pictures", IJavaDisplay::register);
        }
        Attempt.to("start its agent", Agent::installIfPossible);
    }
}
