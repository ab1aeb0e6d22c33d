package dev.meanwhile.sim;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A list that grows without being copied: for records that get long.
final class Chunks<E> extends AbstractList<E> {
    private static final int SHIFT = 10;
    private static final int CHUNK = 1 << SHIFT;

    private final List<Object[]> chunks = new ArrayList<>();
    private Object[] last = {};
    private int free;
    private int size;

    @Override
    public boolean add(E element) {
        if (free == last.length) {
            last = new Object[CHUNK];
            chunks.add(last);
            free = 0;
        }
        last[free++] = element;
        size++;
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // nothing but elements is added
    public E get(int index) {
        Objects.checkIndex(index, size);
        return (E) chunks.get(index >>> SHIFT)[index & (CHUNK - 1)];
    }

    @Override
    public int size() {
        return size;
    }
}
