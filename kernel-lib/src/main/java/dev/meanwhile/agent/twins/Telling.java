package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.Activity;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Task;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The record of a task says how it has failed, though a future or a scope keeps that to itself.
final class Telling {
    private Telling() {}

    /// Makes the call that is the whole of the running task. A thread that is no task has nothing to tell.
    ///
    /// @param cancelled asked when the call has failed: whether it did so because it was cancelled
    static <T extends @Nullable Object, X extends Exception> T whole(BooleanSupplier cancelled, Task.Call<T, X> call)
            throws X {
        try {
            return call.call();
        } catch (Throwable e) {
            var loop = EventLoop.currentOrNull();
            if (loop != null) {
                var how = cancelled.getAsBoolean() ? Activity.Ending.CANCELLED : Activity.Ending.REJECTED;
                loop.end(loop.task(), how, e);
            }
            throw e;
        }
    }
}
