package dev.meanwhile.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a loop does all the time: lets what is ready take its turn; when nothing is, lets the time pass until the
/// next timer goes off.
final class Turns {
    private final EventLoop loop;
    private final Clock clock;
    private final ReadyQueue queue;
    private final Timers timers;
    private final Dispatcher dispatcher;
    private final Monitors monitors;
    private final Driver driver;
    private final List<Runnable> atEnd = new ArrayList<>();
    private int expected;

    Turns(
            EventLoop loop,
            Clock clock,
            ReadyQueue queue,
            Timers timers,
            Dispatcher dispatcher,
            Monitors monitors,
            Driver driver) {
        this.loop = loop;
        this.clock = clock;
        this.queue = queue;
        this.timers = timers;
        this.dispatcher = dispatcher;
        this.monitors = monitors;
        this.driver = driver;
    }

    /// Has `check` run when nothing is ready any more, before the clock moves on.
    void atEnd(Runnable check) {
        atEnd.add(check);
    }

    /// Something will come from another thread; until it has [#arrived], a run on the wall clock is not over.
    void expect() {
        expected++;
    }

    void arrived() {
        expected--;
    }

    /// Runs until `done`, or until nothing is left to happen.
    void runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            stopIfTold();
            var next = queue.poll();
            if (next != null) {
                clock.count(dispatcher.lastRun());
                next.run();
            } else if (!end() && !monitors.awaitHandover(queue::hasArrivals, driver::isInterrupted) && !goOn()) {
                return;
            }
        }
    }

    private void stopIfTold() {
        if (driver.isInterrupted()) {
            throw new CancellationException((loop.isVirtual() ? "simulation '" : "run '") + loop.name()
                    + "' was interrupted at " + Time.millis(loop.now()) + (loop.isVirtual() ? " virtual ms" : " ms"));
        }
        var verdict = loop.verdict();
        if (verdict != null) {
            throw verdict;
        }
    }

    /// Runs the checks that wait for the end of the turn.
    ///
    /// @return false if there were none
    private boolean end() {
        if (atEnd.isEmpty()) {
            return false;
        }
        var checks = List.copyOf(atEnd);
        atEnd.clear();
        checks.forEach(Runnable::run);
        return true;
    }

    /// Lets time pass until the next timer goes off; on the wall clock, perhaps until something arrives before.
    ///
    /// @return false if nothing is left to happen
    private boolean goOn() {
        if (clock instanceof WallClock wall && awaitOutside(wall, timers.peek())) {
            return true;
        }
        var timer = timers.poll();
        if (timer == null) {
            return false;
        }
        clock.moveTo(timer.at);
        clock.count(dispatcher.lastRun());
        timer.action.run();
        return true;
    }

    /// @return false if it is the turn of `next`, or, if there is no next timer, nothing comes any more
    private boolean awaitOutside(WallClock wall, @Nullable VirtualTimer next) {
        if (next != null) {
            return wall.awaitMoment(next.at, dispatcher.lastRun(), queue::hasArrivals);
        }
        if (expected > 0) {
            return wall.awaitMoment(Long.MAX_VALUE, dispatcher.lastRun(), queue::hasArrivals);
        }
        return loop.main().ending() == Activity.Ending.GOING_ON
                && wall.awaitArrival(dispatcher.lastRun(), queue::hasArrivals);
    }
}
