package dev.meanwhile.sim;

import org.jspecify.annotations.Nullable;

/// A moment of virtual time to wait for.
final class Sleep implements Awaitable {
    private final EventLoop loop;
    private final long nanos;
    private @Nullable VirtualTimer timer;
    private boolean over;

    Sleep(EventLoop loop, long nanos) {
        this.loop = loop;
        this.nanos = nanos;
    }

    @Override
    public void onSettled(Runnable reaction) {
        timer = loop.schedule(nanos, () -> {
            over = true;
            reaction.run();
        });
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
        }
    }

    @Override
    public boolean isSettled() {
        return over;
    }

    @Override
    public @Nullable Activity settledBy() {
        return null;
    }

    @Override
    public boolean failed() {
        return false;
    }

    @Override
    public String name() {
        return "sleep";
    }

    @Override
    public String description() {
        return "the end of a sleep";
    }

    @Override
    public String hopelessness() {
        return "the run is over before";
    }
}
