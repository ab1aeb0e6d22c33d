package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Task;
import java.util.Collection;
import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// In a simulation, parallel streams run in the task that ends them, one element after the other, because how
/// parallel they are depends on the machine. That changes no result, as long as nothing in them waits; a task that
/// does wait in one ends the run.
public final class ParallelStreams {
    private ParallelStreams() {}

    @Twin(Collection.class)
    public static <E> Stream<E> parallelStream(Collection<E> collection) {
        return EventLoop.virtualOrNull() == null ? collection.parallelStream() : marked(collection.stream());
    }

    @Twin(BaseStream.class)
    public static BaseStream<?, ?> parallel(BaseStream<?, ?> stream) {
        if (EventLoop.virtualOrNull() == null) {
            return stream.parallel();
        }
        return switch (stream) {
            case IntStream ints -> marked(ints.boxed()).mapToInt(Integer::intValue);
            case LongStream longs -> marked(longs.boxed()).mapToLong(Long::longValue);
            case DoubleStream doubles -> marked(doubles.boxed()).mapToDouble(Double::doubleValue);
            case Stream<?> objects -> marked(objects);
            default -> stream.sequential();
        };
    }

    private static <E> Stream<E> marked(Stream<E> stream) {
        return StreamSupport.stream(new Marked<>(stream.spliterator()), false).onClose(stream::close);
    }

    /// Tells the task that takes the elements of `source` that it is in a parallel stream.
    private record Marked<E>(Spliterator<E> source) implements Spliterator<E> {
        @Override
        public boolean tryAdvance(Consumer<? super E> action) {
            var task = enter();
            try {
                return source.tryAdvance(action);
            } finally {
                leave(task);
            }
        }

        @Override
        public void forEachRemaining(Consumer<? super E> action) {
            var task = enter();
            try {
                source.forEachRemaining(action);
            } finally {
                leave(task);
            }
        }

        /// @return null if the simulation, in which the stream was made, is over
        private static @Nullable Task enter() {
            var loop = EventLoop.virtualOrNull();
            var task = loop == null ? null : loop.task();
            if (task != null) {
                task.enterParallelStream();
            }
            return task;
        }

        private static void leave(@Nullable Task task) {
            if (task != null) {
                task.leaveParallelStream();
            }
        }

        @Override
        public @Nullable Spliterator<E> trySplit() {
            return null;
        }

        @Override
        public long estimateSize() {
            return source.estimateSize();
        }

        @Override
        public int characteristics() {
            return source.characteristics();
        }

        @Override
        public @Nullable Comparator<? super E> getComparator() {
            return source.getComparator();
        }
    }
}
