package dev.meanwhile.sim;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The timers of a loop: a binary heap on (time, sequence number), so that equal times keep the order in which
/// they were set. Each timer knows its position, which makes cancelling O(log n): a timer that nobody needs does
/// not stay.
final class Timers {
    static final int GONE = -1;

    private VirtualTimer[] heap = new VirtualTimer[16];
    private int size;
    private long sequence;
    private final @Nullable RandomGenerator ties;

    /// @param ties decides about equal times; null for the order in which they were set
    Timers(@Nullable RandomGenerator ties) {
        this.ties = ties;
    }

    VirtualTimer add(long at, Runnable action) {
        var timer = new VirtualTimer(this, at, ties == null ? sequence++ : ties.nextLong(), action);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        up(size++, timer);
        return timer;
    }

    /// A timer that will not go off.
    VirtualTimer never(Runnable action) {
        return new VirtualTimer(this, Long.MAX_VALUE, sequence++, action);
    }

    @Nullable
    VirtualTimer peek() {
        return size == 0 ? null : heap[0];
    }

    @Nullable
    VirtualTimer poll() {
        var first = peek();
        if (first != null) {
            remove(first);
        }
        return first;
    }

    boolean remove(VirtualTimer timer) {
        int hole = timer.position;
        if (hole == GONE) {
            return false;
        }
        timer.position = GONE;
        var last = heap[--size];
        clear(size);
        if (last != timer) {
            if (last.isBefore(timer)) {
                up(hole, last);
            } else {
                down(hole, last);
            }
        }
        return true;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("NullAway") // slots beyond size hold null
    private void clear(int slot) {
        heap[slot] = null;
    }

    private void up(int hole, VirtualTimer timer) {
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!timer.isBefore(heap[parent])) {
                break;
            }
            put(hole, heap[parent]);
            hole = parent;
        }
        put(hole, timer);
    }

    private void down(int hole, VirtualTimer timer) {
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(timer)) {
                break;
            }
            put(hole, heap[child]);
            hole = child;
        }
        put(hole, timer);
    }

    private void put(int slot, VirtualTimer timer) {
        heap[slot] = timer;
        timer.position = slot;
    }
}
