package dev.meanwhile.diagnose;

import dev.meanwhile.sim.Conditions;
import dev.meanwhile.sim.Operation;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One change to the outside world of a run: of one operation, known by its place in the program
/// ([Operation#path()]).
final class Intervention implements Conditions {
    private enum Change {
        NOTHING,
        TIME,
        VALUE,
        FAILURE
    }

    private final Conditions base;
    private final Change change;
    private final String path;
    private final long amount;
    private @Nullable String impossible;

    private Intervention(Conditions base, Change change, String path, long amount) {
        this.base = base;
        this.change = change;
        this.path = path;
        this.amount = amount;
    }

    static Intervention none(Conditions base) {
        return new Intervention(base, Change.NOTHING, "", 0);
    }

    /// The operation takes `millis` longer.
    static Intervention delay(Conditions base, String path, long millis) {
        return new Intervention(base, Change.TIME, path, millis);
    }

    /// The operation brings another value of the same shape.
    ///
    /// @param trial 1 or more; each brings another one
    static Intervention otherValue(Conditions base, String path, int trial) {
        return new Intervention(base, Change.VALUE, path, trial);
    }

    /// The operation is rejected.
    static Intervention failure(Conditions base, String path) {
        return new Intervention(base, Change.FAILURE, path, 0);
    }

    /// Why the operation could not be made to bring another value; null if it could.
    @Nullable
    String impossible() {
        return impossible;
    }

    @Override
    public OptionalLong seed() {
        return base.seed();
    }

    @Override
    public boolean wantsSites() {
        return change == Change.NOTHING;
    }

    @Override
    public Reply to(Operation operation, long millis) {
        var reply = base.to(operation, millis);
        if (!operation.path().equals(path)) {
            return reply;
        }
        return switch (change) {
            case TIME -> new Reply(reply.millis() + amount, reply.failure());
            case FAILURE -> new Reply(reply.millis(), "made to fail");
            case VALUE, NOTHING -> reply;
        };
    }

    @Override
    public @Nullable Object value(Operation operation, @Nullable Object value) {
        if (change != Change.VALUE || !operation.path().equals(path)) {
            return value;
        }
        try {
            return new OtherValues((int) amount).of(value);
        } catch (OtherValues.CannotBeChanged e) {
            impossible = e.getMessage();
            return value;
        }
    }
}
