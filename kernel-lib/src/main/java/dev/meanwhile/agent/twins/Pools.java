package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Making thread pools: the threads of a pool that a scenario makes are tasks of its simulation.
///
/// A pool that was made outside (in an earlier cell, say) is stood in for: each simulation that uses it gets one
/// of the same kind and size.
public final class Pools {
    /// How to make a pool like this one in a simulation; the pools are those made outside of any.
    private static final Map<Executor, Function<EventLoop, ? extends ExecutorService>> RECIPES = new WeakHashMap<>();

    /// The pools of one simulation that stand in for those from outside.
    private static final class StandIns {
        private final Map<Executor, ExecutorService> pools = new HashMap<>();
    }

    private Pools() {}

    // ---- pools of the simulation for those from outside

    /// The executor to be used in place of `executor` by the current thread: nearly always itself.
    static Executor here(Executor executor) {
        return executor instanceof ExecutorService service ? here(service) : executor;
    }

    /// Whether each submission is a task of its own there.
    static boolean isPerTask(Executor executor) {
        return executor.getClass().getName().equals("java.util.concurrent.ThreadPerTaskExecutor");
    }

    static synchronized ExecutorService here(ExecutorService pool) {
        var loop = EventLoop.virtualOrNull();
        var recipe = loop == null ? null : RECIPES.get(pool);
        return loop == null || recipe == null
                ? pool
                : loop.attached(StandIns.class, StandIns::new).pools.computeIfAbsent(pool, p -> recipe.apply(loop));
    }

    private static synchronized <P extends ExecutorService> P made(
            Supplier<P> original, Function<EventLoop, ? extends P> virtual) {
        var loop = EventLoop.virtualOrNull();
        if (loop != null) {
            return virtual.apply(loop);
        }
        var pool = original.get();
        RECIPES.put(pool, virtual);
        return pool;
    }

    // ---- Executors

    @Twin(Executors.class)
    public static ExecutorService newFixedThreadPool(int threads) {
        return made(() -> Executors.newFixedThreadPool(threads), loop -> fixed(threads, threads(loop)));
    }

    @Twin(Executors.class)
    public static ExecutorService newFixedThreadPool(int threads, ThreadFactory factory) {
        return made(() -> Executors.newFixedThreadPool(threads, factory), loop -> fixed(threads, factory));
    }

    @Twin(Executors.class)
    public static ExecutorService newSingleThreadExecutor() {
        return made(Executors::newSingleThreadExecutor, loop -> fixed(1, threads(loop)));
    }

    @Twin(Executors.class)
    public static ExecutorService newSingleThreadExecutor(ThreadFactory factory) {
        return made(() -> Executors.newSingleThreadExecutor(factory), loop -> fixed(1, factory));
    }

    @Twin(Executors.class)
    public static ExecutorService newCachedThreadPool() {
        return made(Executors::newCachedThreadPool, loop -> cached(threads(loop)));
    }

    @Twin(Executors.class)
    public static ExecutorService newCachedThreadPool(ThreadFactory factory) {
        return made(() -> Executors.newCachedThreadPool(factory), loop -> cached(factory));
    }

    @Twin(Executors.class)
    public static ExecutorService newWorkStealingPool() {
        return made(Executors::newWorkStealingPool, TaskForkJoinPool::new);
    }

    @Twin(Executors.class)
    public static ExecutorService newWorkStealingPool(int parallelism) {
        return made(() -> Executors.newWorkStealingPool(parallelism), TaskForkJoinPool::new);
    }

    @Twin(Executors.class)
    public static ExecutorService newVirtualThreadPerTaskExecutor() {
        return made(Executors::newVirtualThreadPerTaskExecutor, EventLoop::executor);
    }

    @Twin(Executors.class)
    public static ScheduledExecutorService newScheduledThreadPool(int threads) {
        return made(
                () -> Executors.newScheduledThreadPool(threads),
                loop -> new TaskScheduler(loop, threads, threads(loop)));
    }

    @Twin(Executors.class)
    public static ScheduledExecutorService newScheduledThreadPool(int threads, ThreadFactory factory) {
        return made(
                () -> Executors.newScheduledThreadPool(threads, factory),
                loop -> new TaskScheduler(loop, threads, factory));
    }

    @Twin(Executors.class)
    public static ScheduledExecutorService newSingleThreadScheduledExecutor() {
        return made(Executors::newSingleThreadScheduledExecutor, loop -> new TaskScheduler(loop, 1, threads(loop)));
    }

    @Twin(Executors.class)
    public static ScheduledExecutorService newSingleThreadScheduledExecutor(ThreadFactory factory) {
        return made(
                () -> Executors.newSingleThreadScheduledExecutor(factory), loop -> new TaskScheduler(loop, 1, factory));
    }

    @Twin(Executors.class)
    public static ThreadFactory defaultThreadFactory() {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? Executors.defaultThreadFactory() : threads(loop);
    }

    // ---- constructors

    @Twin(value = ThreadPoolExecutor.class, name = Twin.NEW)
    public static ThreadPoolExecutor threadPool(
            int core, int most, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue) {
        return threadPool(core, most, keepAlive, unit, queue, defaultThreadFactory());
    }

    @Twin(value = ThreadPoolExecutor.class, name = Twin.NEW)
    public static ThreadPoolExecutor threadPool(
            int core, int most, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue, ThreadFactory factory) {
        return threadPool(core, most, keepAlive, unit, queue, factory, new ThreadPoolExecutor.AbortPolicy());
    }

    @Twin(value = ThreadPoolExecutor.class, name = Twin.NEW)
    public static ThreadPoolExecutor threadPool(
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            RejectedExecutionHandler handler) {
        return threadPool(core, most, keepAlive, unit, queue, defaultThreadFactory(), handler);
    }

    /// The threads of a pool in a simulation wait for ever: the JDK would measure their idle time on the real
    /// clock.
    @Twin(value = ThreadPoolExecutor.class, name = Twin.NEW)
    public static ThreadPoolExecutor threadPool(
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            ThreadFactory factory,
            RejectedExecutionHandler handler) {
        return made(
                () -> new ThreadPoolExecutor(core, most, keepAlive, unit, queue, factory, handler),
                loop -> new ThreadPoolExecutor(
                        core,
                        most,
                        keepAlive < 0 ? keepAlive : Long.MAX_VALUE,
                        TimeUnit.NANOSECONDS,
                        queue,
                        factory,
                        handler));
    }

    @Twin(ThreadPoolExecutor.class)
    public static void setKeepAliveTime(ThreadPoolExecutor pool, long time, TimeUnit unit) {
        if (EventLoop.virtualOrNull() == null) {
            pool.setKeepAliveTime(time, unit);
        }
    }

    @Twin(value = ScheduledThreadPoolExecutor.class, name = Twin.NEW)
    public static ScheduledThreadPoolExecutor scheduler(int core) {
        return made(() -> new ScheduledThreadPoolExecutor(core), loop -> new TaskScheduler(loop, core, threads(loop)));
    }

    @Twin(value = ScheduledThreadPoolExecutor.class, name = Twin.NEW)
    public static ScheduledThreadPoolExecutor scheduler(int core, ThreadFactory factory) {
        return made(
                () -> new ScheduledThreadPoolExecutor(core, factory), loop -> new TaskScheduler(loop, core, factory));
    }

    @Twin(value = ForkJoinPool.class, name = Twin.NEW)
    public static ForkJoinPool forkJoinPool() {
        return made(ForkJoinPool::new, TaskForkJoinPool::new);
    }

    @Twin(value = ForkJoinPool.class, name = Twin.NEW)
    public static ForkJoinPool forkJoinPool(int parallelism) {
        return made(() -> new ForkJoinPool(parallelism), TaskForkJoinPool::new);
    }

    @Twin(ForkJoinPool.class)
    public static ForkJoinPool commonPool() {
        return made(
                ForkJoinPool::commonPool,
                loop -> loop.attached(TaskForkJoinPool.class, () -> new TaskForkJoinPool(loop)));
    }

    @Twin(value = SubmissionPublisher.class, name = Twin.NEW)
    public static <T> SubmissionPublisher<T> publisher() {
        return EventLoop.virtualOrNull() == null
                ? new SubmissionPublisher<>()
                : new SubmissionPublisher<>(Futures.tasks(), Flow.defaultBufferSize());
    }

    // ---- their parts

    /// Threads named as those of the JDK's pools.
    private static ThreadFactory threads(EventLoop loop) {
        var pool = Names.nextPool(loop);
        var count = new AtomicInteger();
        return work ->
                loop.threads().name(pool + "-thread-" + count.incrementAndGet()).unstarted(work);
    }

    static ExecutorService fixed(int threads, ThreadFactory factory) {
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>(), factory);
    }

    /// An idle thread ends at once instead of after a minute, which would make each timeline a minute long.
    private static ExecutorService cached(ThreadFactory factory) {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new ImpatientQueue(), factory);
    }

    private static final class ImpatientQueue extends SynchronousQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Runnable poll(long timeout, TimeUnit unit) {
            return poll();
        }
    }
}
