package dev.meanwhile.promise;

import dev.meanwhile.sim.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls of one function for many items, some at a time; from the first rejection on it starts no more.
final class MapLimit<S extends @Nullable Object, T extends @Nullable Object> {
    private final Iterator<S> items;
    private final AsyncFunction<S, T> function;
    private final List<@Nullable T> values;
    private final Promise<List<T>> result;
    private final Set<Promise<T>> running = new LinkedHashSet<>();
    private int started;
    private int pending;

    MapLimit(Collection<? extends S> items, AsyncFunction<S, T> function) {
        Objects.requireNonNull(items, "the items of mapLimit must not be null");
        this.items = new ArrayList<S>(items).iterator();
        this.function = Objects.requireNonNull(function, "the function to map by must not be null");
        this.values = new ArrayList<>(Collections.<@Nullable T>nCopies(items.size(), null));
        this.pending = items.size();
        this.result = new Promise<>(EventLoop.current(), "mapLimit", null);
        result.afterwards(() -> running.forEach(Promise::unwatch));
    }

    Promise<List<T>> start(int limit) {
        if (pending == 0) {
            result.complete(List.of());
        }
        for (int i = 0; i < limit; i++) {
            next();
        }
        return result;
    }

    private void next() {
        if (!items.hasNext() || result.isDone()) {
            return;
        }
        int index = started++;
        var part = call(items.next());
        part.watch();
        running.add(part);
        part.then(() -> {
            running.remove(part);
            if (part.isCompletedExceptionally()) {
                result.settleBy(part.settledBy(), null, Combinators.reason(part));
            } else {
                values.set(index, part.resultNow());
                if (--pending == 0) {
                    result.settleBy(part.settledBy(), Combinators.readOnly(values), null);
                }
                next();
            }
        });
    }

    /// A function that throws, instead of returning a promise, counts as one whose promise is rejected.
    private Promise<T> call(S item) {
        try {
            return Promise.of(function.apply(item));
        } catch (Exception e) {
            var rejected = new Promise<T>();
            rejected.completeExceptionally(e);
            return rejected;
        }
    }
}
