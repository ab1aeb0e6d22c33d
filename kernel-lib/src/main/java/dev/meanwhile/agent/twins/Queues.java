package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import org.jspecify.annotations.Nullable;

/// Taking from queues and putting into them with a time limit.
public final class Queues {
    /// Puts, and cannot fail but by an interrupt.
    private interface Put {
        void now() throws InterruptedException;
    }

    private Queues() {}

    /// The loop in which a timed call of `queue` is to be made virtual, or null.
    private static @Nullable EventLoop loopFor(Object queue, String method, Class<?>... parameters) {
        var loop = EventLoop.virtualOrNull();
        return loop == null || Waits.hasOwn(queue, method, parameters) ? null : loop;
    }

    private static boolean put(
            EventLoop loop, long nanos, String call, Put put, Waits.Wait<Boolean, RuntimeException> tooLate)
            throws InterruptedException {
        return Waits.<Boolean, RuntimeException, RuntimeException>within(
                loop,
                nanos,
                call,
                () -> {
                    put.now();
                    return true;
                },
                tooLate);
    }

    @Twin(BlockingQueue.class)
    public static <E> @Nullable E poll(BlockingQueue<E> queue, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = loopFor(queue, "poll", long.class, TimeUnit.class);
        return loop == null
                ? queue.poll(timeout, unit)
                : Waits.<@Nullable E, RuntimeException, RuntimeException>within(
                        loop, unit.toNanos(timeout), "BlockingQueue.poll", queue::take, queue::poll);
    }

    @Twin(BlockingQueue.class)
    public static <E> boolean offer(BlockingQueue<E> queue, E element, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = loopFor(queue, "offer", Object.class, long.class, TimeUnit.class);
        return loop == null
                ? queue.offer(element, timeout, unit)
                : put(
                        loop,
                        unit.toNanos(timeout),
                        "BlockingQueue.offer",
                        () -> queue.put(element),
                        () -> queue.offer(element));
    }

    @Twin(BlockingDeque.class)
    public static <E> @Nullable E pollFirst(BlockingDeque<E> deque, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = loopFor(deque, "pollFirst", long.class, TimeUnit.class);
        return loop == null
                ? deque.pollFirst(timeout, unit)
                : Waits.<@Nullable E, RuntimeException, RuntimeException>within(
                        loop, unit.toNanos(timeout), "BlockingDeque.pollFirst", deque::takeFirst, deque::pollFirst);
    }

    @Twin(BlockingDeque.class)
    public static <E> @Nullable E pollLast(BlockingDeque<E> deque, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = loopFor(deque, "pollLast", long.class, TimeUnit.class);
        return loop == null
                ? deque.pollLast(timeout, unit)
                : Waits.<@Nullable E, RuntimeException, RuntimeException>within(
                        loop, unit.toNanos(timeout), "BlockingDeque.pollLast", deque::takeLast, deque::pollLast);
    }

    @Twin(BlockingDeque.class)
    public static <E> boolean offerFirst(BlockingDeque<E> deque, E element, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = loopFor(deque, "offerFirst", Object.class, long.class, TimeUnit.class);
        return loop == null
                ? deque.offerFirst(element, timeout, unit)
                : put(
                        loop,
                        unit.toNanos(timeout),
                        "BlockingDeque.offerFirst",
                        () -> deque.putFirst(element),
                        () -> deque.offerFirst(element));
    }

    @Twin(BlockingDeque.class)
    public static <E> boolean offerLast(BlockingDeque<E> deque, E element, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = loopFor(deque, "offerLast", Object.class, long.class, TimeUnit.class);
        return loop == null
                ? deque.offerLast(element, timeout, unit)
                : put(
                        loop,
                        unit.toNanos(timeout),
                        "BlockingDeque.offerLast",
                        () -> deque.putLast(element),
                        () -> deque.offerLast(element));
    }

    @Twin(TransferQueue.class)
    public static <E> boolean tryTransfer(TransferQueue<E> queue, E element, long timeout, TimeUnit unit)
            throws InterruptedException {
        var loop = loopFor(queue, "tryTransfer", Object.class, long.class, TimeUnit.class);
        return loop == null
                ? queue.tryTransfer(element, timeout, unit)
                : put(
                        loop,
                        unit.toNanos(timeout),
                        "TransferQueue.tryTransfer",
                        () -> queue.transfer(element),
                        () -> queue.tryTransfer(element));
    }
}
