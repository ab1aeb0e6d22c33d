package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.concurrent.TimeUnit;

/// Reading clocks. A simulation starts at the first instant of 1970 (UTC), so that `System.currentTimeMillis()`
/// is the time on its timeline.
public final class Clocks {
    private Clocks() {}

    private static Clock clock(ZoneId zone) {
        return EventLoop.virtualOrNull() == null ? Clock.system(zone) : new VirtualClock(zone);
    }

    @Twin(System.class)
    public static long nanoTime() {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? System.nanoTime() : loop.now();
    }

    @Twin(System.class)
    public static long currentTimeMillis() {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? System.currentTimeMillis() : TimeUnit.NANOSECONDS.toMillis(loop.now());
    }

    @Twin(value = Date.class, name = Twin.NEW)
    public static Date date() {
        return new Date(currentTimeMillis());
    }

    @Twin(value = Instant.class, name = "now")
    public static Instant instant() {
        return clock(ZoneOffset.UTC).instant();
    }

    @Twin(value = LocalDate.class, name = "now")
    public static LocalDate localDate() {
        return LocalDate.now(clock(ZoneId.systemDefault()));
    }

    @Twin(value = LocalDate.class, name = "now")
    public static LocalDate localDate(ZoneId zone) {
        return LocalDate.now(clock(zone));
    }

    @Twin(value = LocalTime.class, name = "now")
    public static LocalTime localTime() {
        return LocalTime.now(clock(ZoneId.systemDefault()));
    }

    @Twin(value = LocalTime.class, name = "now")
    public static LocalTime localTime(ZoneId zone) {
        return LocalTime.now(clock(zone));
    }

    @Twin(value = LocalDateTime.class, name = "now")
    public static LocalDateTime localDateTime() {
        return LocalDateTime.now(clock(ZoneId.systemDefault()));
    }

    @Twin(value = LocalDateTime.class, name = "now")
    public static LocalDateTime localDateTime(ZoneId zone) {
        return LocalDateTime.now(clock(zone));
    }

    @Twin(value = ZonedDateTime.class, name = "now")
    public static ZonedDateTime zonedDateTime() {
        return ZonedDateTime.now(clock(ZoneId.systemDefault()));
    }

    @Twin(value = ZonedDateTime.class, name = "now")
    public static ZonedDateTime zonedDateTime(ZoneId zone) {
        return ZonedDateTime.now(clock(zone));
    }

    @Twin(value = OffsetDateTime.class, name = "now")
    public static OffsetDateTime offsetDateTime() {
        return OffsetDateTime.now(clock(ZoneId.systemDefault()));
    }

    @Twin(value = OffsetDateTime.class, name = "now")
    public static OffsetDateTime offsetDateTime(ZoneId zone) {
        return OffsetDateTime.now(clock(zone));
    }

    @Twin(Clock.class)
    public static Clock systemUTC() {
        return clock(ZoneOffset.UTC);
    }

    @Twin(Clock.class)
    public static Clock systemDefaultZone() {
        return clock(ZoneId.systemDefault());
    }

    @Twin(Clock.class)
    public static Clock system(ZoneId zone) {
        return clock(zone);
    }

    /// A clock of the JDK's that was made outside is virtual in here, too.
    @Twin(Clock.class)
    public static Instant instant(Clock clock) {
        return clock.equals(Clock.system(clock.getZone()))
                ? clock(clock.getZone()).instant()
                : clock.instant();
    }

    @Twin(Clock.class)
    public static long millis(Clock clock) {
        return clock.equals(Clock.system(clock.getZone())) ? currentTimeMillis() : clock.millis();
    }
}
