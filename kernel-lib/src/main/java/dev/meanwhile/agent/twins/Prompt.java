package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.Activity;
import dev.meanwhile.sim.Awaitable;
import dev.meanwhile.sim.DeadlockException;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Waiting at a prompt, or in a cell, for an ordinary future that depends on promises of the session, such as
/// `CompletableFuture.allOf(fetchUser(), fetchPosts()).join()`: nobody but the one who waits can make them happen.
final class Prompt {
    private Prompt() {}

    /// Lets the session go on until `future` is done, or nothing more can happen in it: then something else may
    /// complete it.
    static void letSettle(Future<?> future) {
        letSettle(future, Long.MAX_VALUE);
    }

    /// @param nanos at most so much virtual time
    static void letSettle(Future<?> future, long nanos) {
        var session = Session.loopOrNull();
        if (future.isDone()
                || session == null
                || EventLoop.currentOrNull() != null
                || !(future instanceof CompletableFuture<?> completable)
                || !session.isInside()) {
            return;
        }
        var wait = new Wait(session, completable);
        var timer = nanos < Long.MAX_VALUE ? session.schedule(nanos, wait::over) : null;
        try {
            session.await(wait);
        } catch (DeadlockException e) {
            // it does not depend on the session
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (timer != null) {
                timer.cancel();
            }
        }
    }

    private static final class Wait implements Awaitable {
        private final EventLoop session;
        private final CompletableFuture<?> future;
        private final CompletableFuture<Void> timeIsOver = new CompletableFuture<>();

        Wait(EventLoop session, CompletableFuture<?> future) {
            this.session = session;
            this.future = future;
        }

        void over() {
            timeIsOver.complete(null);
        }

        @Override
        public boolean isSettled() {
            return future.isDone() || timeIsOver.isDone();
        }

        @Override
        public void onSettled(Runnable reaction) {
            CompletableFuture.anyOf(future, timeIsOver).whenComplete((value, reason) -> {
                if (session.isInside()) {
                    reaction.run();
                } else {
                    session.enqueueFromOutside(reaction);
                }
            });
        }

        @Override
        public @Nullable Activity settledBy() {
            return session.settling();
        }

        @Override
        public boolean failed() {
            return future.isCompletedExceptionally();
        }

        @Override
        public String name() {
            return "CompletableFuture";
        }

        @Override
        public String description() {
            return "a CompletableFuture";
        }

        @Override
        public String hopelessness() {
            return "nothing in the session will complete it";
        }
    }
}
