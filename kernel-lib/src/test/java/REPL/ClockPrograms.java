package REPL;

import java.time.Clock;
import java.time.Duration;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

public class ClockPrograms {
    private static final Clock FROM_OUTSIDE = Clock.systemUTC();

    @Takes(millis = 30, gives = "30", outsideToo = false)
    public static Object nanoTime() throws Exception {
        long start = System.nanoTime();
        Thread.sleep(30);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Takes(millis = 30, gives = "30 30 1970-01-01T00:00:00.030Z", outsideToo = false)
    public static Object millis() throws Exception {
        Thread.sleep(30);
        LongSupplier clock = System::currentTimeMillis;
        return clock.getAsLong() + " " + new Date().getTime() + " " + Instant.now();
    }

    @Takes(millis = 30, gives = "true true true true true true", outsideToo = false)
    public static Object dates() throws Exception {
        Thread.sleep(30);
        var zone = ZoneId.systemDefault();
        var expected = Instant.ofEpochMilli(30).atZone(zone);
        return LocalDateTime.now().equals(expected.toLocalDateTime()) + " "
                + LocalDate.now().equals(expected.toLocalDate()) + " "
                + LocalTime.now().equals(expected.toLocalTime()) + " "
                + ZonedDateTime.now().equals(expected) + " "
                + OffsetDateTime.now().equals(expected.toOffsetDateTime()) + " "
                + (LocalDateTime.now(ZoneOffset.UTC).equals(LocalDateTime.of(1970, 1, 1, 0, 0, 0, 30_000_000))
                        && LocalDate.now(zone).equals(expected.toLocalDate())
                        && LocalTime.now(zone).equals(expected.toLocalTime())
                        && OffsetDateTime.now(zone).equals(expected.toOffsetDateTime())
                        && ZonedDateTime.now(zone).equals(expected));
    }

    @Takes(millis = 30, gives = "PT0.03S 30 30 30 1970-01-01T00:00:00.030Z", outsideToo = false)
    public static Object clocks() throws Exception {
        var clock = Clock.systemDefaultZone();
        var start = clock.instant();
        Thread.sleep(30);
        return Duration.between(start, clock.instant()) + " " + clock.millis() + " "
                + Clock.system(ZoneOffset.UTC).millis() + " " + FROM_OUTSIDE.millis() + " " + FROM_OUTSIDE.instant();
    }

    @Takes(millis = 0, gives = "true true true")
    public static Object otherClocks() {
        var fixed = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return fixed.instant().equals(Instant.EPOCH) + " " + (fixed.millis() == 0) + " "
                + Clock.systemUTC().getZone().equals(ZoneOffset.UTC);
    }

    @Takes(millis = 30)
    public static void parkUntil() {
        long deadline = System.currentTimeMillis() + 30;
        while (System.currentTimeMillis() < deadline) {
            LockSupport.parkUntil(deadline);
        }
    }

    @Takes(millis = 30)
    public static void parkUntilWithBlocker() {
        long deadline = System.currentTimeMillis() + 30;
        while (System.currentTimeMillis() < deadline) {
            LockSupport.parkUntil("blocker", deadline);
        }
    }
}
