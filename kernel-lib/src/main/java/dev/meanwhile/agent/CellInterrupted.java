package dev.meanwhile.agent;

import org.jspecify.annotations.Nullable;

/// Ends the code of a cell that was interrupted. An [Error], so that code which catches exceptions does not go
/// on.
public final class CellInterrupted extends Error {
    private static final long serialVersionUID = 1L;

    /// @param where the line that it was at, if known
    CellInterrupted(@Nullable String where) {
        super("the cell was interrupted" + (where == null ? "" : " at " + where), null, false, false);
    }
}
