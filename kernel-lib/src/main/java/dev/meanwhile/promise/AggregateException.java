package dev.meanwhile.promise;

import java.util.List;

/// All promises given to `any` were rejected.
public final class AggregateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // reasons are serializable, and so is every list that List.copyOf makes
    private final List<Throwable> reasons;

    /// @param reasons why each was, in the order in which they were given
    public AggregateException(List<Throwable> reasons) {
        super(message(reasons));
        this.reasons = List.copyOf(reasons);
        this.reasons.forEach(this::addSuppressed);
    }

    /// Why each was rejected, in the order in which they were given.
    public List<Throwable> reasons() {
        return reasons;
    }

    private static String message(List<Throwable> reasons) {
        return reasons.isEmpty()
                ? "any() needs at least one promise that can be fulfilled, but was given none"
                : "all " + reasons.size() + " promises were rejected: "
                        + String.join(
                                ", ",
                                reasons.stream()
                                        .map(r -> String.valueOf(r.getMessage()))
                                        .toList());
    }
}
