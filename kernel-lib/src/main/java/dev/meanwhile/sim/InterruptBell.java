package dev.meanwhile.sim;

import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/// Rings when the thread that hung it up is interrupted.
///
/// Asking [Thread#isInterrupted()] is not enough: mounting and unmounting a virtual thread clears the flag of the
/// thread that carries it. Interruptible channels are told of an interrupt while it happens, whatever becomes of
/// the flag.
final class InterruptBell extends AbstractInterruptibleChannel implements AutoCloseable {
    private final Runnable action;

    private InterruptBell(Runnable action) {
        this.action = action;
    }

    /// Rings at once if the current thread is interrupted already.
    static InterruptBell hang(Runnable action) {
        var bell = new InterruptBell(action);
        bell.begin();
        return bell;
    }

    @Override
    protected void implCloseChannel() {
        action.run();
    }

    /// Takes the bell down.
    void takeDown() {
        try {
            end(true);
        } catch (ClosedByInterruptException e) {
            // it has rung; that is all it is for
        } catch (java.nio.channels.AsynchronousCloseException e) {
            throw new AssertionError("nobody closes a bell", e);
        }
    }
}
