package dev.meanwhile.agent.twins;

import dev.meanwhile.agent.Interrupts;
import dev.meanwhile.agent.Twin;
import dev.meanwhile.sim.EventLoop;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Threads: those that a scenario makes are tasks of its simulation. On the wall clock that holds for virtual
/// threads only; platform threads really are some.
public final class Threads {
    private static final Runnable NOTHING = () -> {};

    private Threads() {}

    // ---- making

    private static Thread task(EventLoop loop, @Nullable Runnable work, @Nullable String name) {
        return loop.threads()
                .name(name == null ? Names.nextThread(loop) : name)
                .unstarted(work == null ? NOTHING : work);
    }

    @Twin(value = Thread.class, name = Twin.NEW)
    public static Thread newThread() {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? new Thread() : task(loop, NOTHING, null);
    }

    @Twin(value = Thread.class, name = Twin.NEW)
    public static Thread newThread(@Nullable Runnable work) {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? new Thread(work) : task(loop, work, null);
    }

    @Twin(value = Thread.class, name = Twin.NEW)
    public static Thread newThread(String name) {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? new Thread(name) : task(loop, NOTHING, name);
    }

    @Twin(value = Thread.class, name = Twin.NEW)
    public static Thread newThread(@Nullable Runnable work, String name) {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? new Thread(work, name) : task(loop, work, name);
    }

    @Twin(value = Thread.class, name = Twin.NEW)
    public static Thread newThread(@Nullable ThreadGroup group, @Nullable Runnable work) {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? new Thread(group, work) : task(loop, work, null);
    }

    @Twin(value = Thread.class, name = Twin.NEW)
    public static Thread newThread(@Nullable ThreadGroup group, String name) {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? new Thread(group, name) : task(loop, NOTHING, name);
    }

    @Twin(value = Thread.class, name = Twin.NEW)
    public static Thread newThread(@Nullable ThreadGroup group, @Nullable Runnable work, String name) {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? new Thread(group, work, name) : task(loop, work, name);
    }

    @Twin(value = Thread.class, name = Twin.NEW)
    public static Thread newThread(@Nullable ThreadGroup group, @Nullable Runnable work, String name, long stackSize) {
        var loop = EventLoop.virtualOrNull();
        return loop == null ? new Thread(group, work, name, stackSize) : task(loop, work, name);
    }

    @Twin(Thread.class)
    public static Thread startVirtualThread(Runnable work) {
        var loop = EventLoop.currentOrNull();
        return loop == null ? Thread.startVirtualThread(work) : loop.threads().start(work);
    }

    /// In a callback, which does not run in a task, the JDK would not use the simulation's scheduler.
    @Twin(Thread.class)
    public static Thread.Builder.OfVirtual ofVirtual() {
        var loop = EventLoop.currentOrNull();
        return loop == null ? Thread.ofVirtual() : loop.threads();
    }

    @Twin(Thread.Builder.class)
    public static Thread unstarted(Thread.Builder builder, Runnable work) {
        var loop = EventLoop.virtualOrNull();
        var thread = builder.unstarted(work);
        return loop == null || thread.isVirtual() ? thread : task(loop, work, Names.given(loop, thread.getName()));
    }

    @Twin(Thread.Builder.class)
    public static Thread start(Thread.Builder builder, Runnable work) {
        var thread = unstarted(builder, work);
        thread.start();
        return thread;
    }

    @Twin(Thread.Builder.class)
    public static ThreadFactory factory(Thread.Builder builder) {
        var loop = EventLoop.virtualOrNull();
        var factory = builder.factory();
        return loop == null || !(builder instanceof Thread.Builder.OfPlatform)
                ? factory
                : work -> task(
                        loop, work, Names.given(loop, factory.newThread(work).getName()));
    }

    // ---- using

    @Twin(Thread.class)
    public static void start(Thread thread) {
        var loop = EventLoop.virtualOrNull();
        if (loop == null || thread.isVirtual() || thread.getState() != Thread.State.NEW) {
            thread.start();
        } else {
            StandIns.start(loop, thread);
        }
    }

    @Twin(Thread.class)
    public static Thread currentThread() {
        var thread = Thread.currentThread();
        return thread.isVirtual() ? StandIns.originalOf(thread) : thread;
    }

    @Twin(Thread.class)
    public static void interrupt(Thread thread) {
        Interrupts.interrupting(thread);
        StandIns.of(thread).interrupt();
    }

    @Twin(Thread.class)
    public static boolean isInterrupted(Thread thread) {
        return StandIns.of(thread).isInterrupted();
    }

    @Twin(Thread.class)
    public static boolean interrupted() {
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            Interrupts.tell();
        }
        return interrupted;
    }

    @Twin(Thread.class)
    public static boolean isAlive(Thread thread) {
        return StandIns.of(thread).isAlive();
    }

    @Twin(Thread.class)
    public static Thread.State getState(Thread thread) {
        return StandIns.of(thread).getState();
    }

    /// All virtual threads are daemons and refuse to become anything else.
    @Twin(Thread.class)
    public static void setDaemon(Thread thread, boolean daemon) {
        if (EventLoop.virtualOrNull() == null || !thread.isVirtual()) {
            thread.setDaemon(daemon);
        }
    }

    // ---- waiting for one

    @Twin(Thread.class)
    public static void join(Thread thread) throws InterruptedException {
        join(thread, 0);
    }

    @Twin(Thread.class)
    public static void join(Thread thread, long millis) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        if (loop == null || millis < 0) {
            thread.join(millis);
        } else if (StandIns.of(thread).isAlive()) {
            join(loop, thread, millis == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @Twin(Thread.class)
    public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
        if (EventLoop.virtualOrNull() == null) {
            thread.join(millis, nanos);
        } else {
            join(thread, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis); // as the JDK does
        }
    }

    @Twin(Thread.class)
    public static boolean join(Thread thread, Duration duration) throws InterruptedException {
        var loop = EventLoop.virtualOrNull();
        var task = StandIns.of(thread);
        if (loop == null || task.getState() == Thread.State.NEW) {
            return thread.join(duration);
        }
        join(loop, thread, TimeUnit.NANOSECONDS.convert(duration));
        return !task.isAlive();
    }

    private static void join(EventLoop loop, Thread thread, long nanos) throws InterruptedException {
        var task = StandIns.of(thread);
        if (!task.isVirtual()) {
            throw loop.escape(
                    "Thread.join",
                    "waits for a thread outside of the simulation",
                    "start thread '" + thread.getName() + "' inside of the simulation, where it is a task");
        }
        Waits.<@Nullable Void, RuntimeException, RuntimeException>within(
                loop,
                nanos,
                "Thread.join",
                () -> {
                    task.join();
                    return null;
                },
                () -> null);
    }
}
