package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// The loop of code outside of any simulation (a bare cell, a JShell prompt): its clock goes on from call to
/// call, and moves only when something is awaited.
public final class Session {
    private static @Nullable EventLoop loop;

    private Session() {}

    /// The session's loop, made at first use.
    public static synchronized EventLoop loop() {
        if (loop == null) {
            loop = EventLoop.session();
        }
        return loop;
    }

    /// The session's loop, if there is one.
    public static synchronized @Nullable EventLoop loopOrNull() {
        return loop;
    }

    /// Ends the session; the next call begins a new one at 0 ms.
    public static void reset() {
        EventLoop ended;
        synchronized (Session.class) {
            ended = loop;
            loop = null;
        }
        if (ended != null) {
            ended.close();
        }
    }
}
