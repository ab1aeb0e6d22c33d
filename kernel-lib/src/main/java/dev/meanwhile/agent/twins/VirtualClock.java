package dev.meanwhile.agent.twins;

import dev.meanwhile.sim.EventLoop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that shows the time of the simulation in which it is read, and real time anywhere else.
final class VirtualClock extends Clock {
    private final ZoneId zone;

    VirtualClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? Instant.now() : Instant.ofEpochSecond(0, loop.now());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new VirtualClock(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VirtualClock clock && clock.zone.equals(zone);
    }

    @Override
    public int hashCode() {
        return zone.hashCode();
    }

    @Override
    public String toString() {
        return "VirtualClock[" + zone + "]";
    }
}
