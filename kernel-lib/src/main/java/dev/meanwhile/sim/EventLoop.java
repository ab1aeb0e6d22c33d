package dev.meanwhile.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One thread of control and one clock, like JavaScript's event loop: a task runs until it parks; when no task is
/// ready, a virtual clock jumps to the next timer, and on the wall clock the loop waits for it, or for something
/// from outside.
///
/// It is the scheduler of its tasks, which are virtual threads: that is why ordinary blocking code of
/// `java.util.concurrent` runs on its clock. It runs on the platform thread that drives it, and only there; of its
/// methods, other threads may call none but [#enqueueFromOutside].
public final class EventLoop {
    private final String name;
    private final Conditions conditions;
    private final Journal journal = new Journal();
    private final Timers timers;
    private final ReadyQueue queue;
    private final List<Runnable> atEnd = new ArrayList<>();
    private final Driver driver = new Driver(this);
    private final Clock clock;
    private final Tasks tasks;
    private final Dispatcher dispatcher;
    private final Turns turns;
    private final Map<Class<?>, Object> attachments = new HashMap<>();

    private @Nullable Activity settling;
    private @Nullable VerdictException verdict;
    private List<Leak> leaks = List.of();
    private boolean over;

    EventLoop(String name, Conditions conditions, Clock clock) {
        JavaLang.requireOpen();
        this.name = name;
        this.conditions = conditions;
        var seed = conditions.seed();
        var ties = seed.isPresent() ? new SplittableRandom(seed.getAsLong()) : null;
        this.timers = new Timers(ties);
        this.queue = new ReadyQueue(ties);
        this.clock = clock;
        this.tasks = new Tasks(this);
        var monitors = new Monitors();
        this.dispatcher = new Dispatcher(this, tasks, queue, timers, monitors);
        this.turns = new Turns(this, clock, queue, timers, dispatcher, monitors, driver);
    }

    /// The loop of a session, whose first task is the prompt: code outside of any task.
    static EventLoop session() {
        var loop = new EventLoop("session", Conditions.AS_WRITTEN, new VirtualClock(true));
        loop.tasks.addPrompt();
        return loop;
    }

    /// The loop that the current thread belongs to: that of its run, else the session's.
    ///
    /// @throws IllegalStateException if it belongs to none while a run on the wall clock is under way
    public static EventLoop current() {
        var loop = currentOrNull();
        if (loop != null) {
            return loop;
        }
        var real = Runs.realOne();
        if (real != null) {
            throw new IllegalStateException("a call of this library must come from a task of '" + real.name
                    + "', which runs on the wall clock, but came from thread '"
                    + Thread.currentThread().getName()
                    + "'; let that thread return its result and observe(...) it, or start a task with async(...)");
        }
        return Session.loop();
    }

    /// The loop of the run that the current thread belongs to, or null outside of runs.
    public static @Nullable EventLoop currentOrNull() {
        var thread = Thread.currentThread();
        return thread.isVirtual() ? VirtualThreads.loopOf(thread) : Driver.loopOfThisThread();
    }

    /// The same, if its clock is virtual; null in runs on the wall clock, too.
    public static @Nullable EventLoop virtualOrNull() {
        var loop = currentOrNull();
        return loop != null && loop.isVirtual() ? loop : null;
    }

    /// Whether the current thread belongs to this loop.
    public boolean isCurrent() {
        var loop = currentOrNull();
        return loop != null ? loop == this : Session.loopOrNull() == this;
    }

    /// Whether its clock is virtual; else it is the wall clock.
    public boolean isVirtual() {
        return clock instanceof VirtualClock;
    }

    public String name() {
        return name;
    }

    public Conditions conditions() {
        return conditions;
    }

    public Journal journal() {
        return journal;
    }

    /// Nanoseconds on its clock since the start of this loop.
    public long now() {
        return clock.now();
    }

    /// The running task; between tasks (in a callback, at the prompt) the first one.
    public Task task() {
        var running = dispatcher.running();
        return running != null ? running : tasks.main();
    }

    /// What starts things right now: the running task, or, in a callback, what is being settled.
    Activity context() {
        return dispatcher.running() == null && settling != null ? settling : task();
    }

    /// The task that the scenario is.
    public Task main() {
        return tasks.main();
    }

    /// Whether its first task is the prompt of a session.
    public boolean isSession() {
        return main().isPrompt();
    }

    /// Why the engine ended this run, or null if it did not.
    public @Nullable VerdictException verdict() {
        return verdict;
    }

    /// Tasks that waited for ever after `main` had ended.
    public List<Leak> leaks() {
        return leaks;
    }

    // ---- what happens later

    /// Runs `action` after `delay` nanoseconds.
    public VirtualTimer schedule(long delay, Runnable action) {
        requireGoingOn();
        return timers.add(Time.after(now(), delay), action);
    }

    /// Runs `job` when those that are ready now have had their turn.
    public void enqueue(Runnable job) {
        queue.add(job);
    }

    /// Runs `check` when nothing is ready any more, before the clock moves on.
    public void atEndOfTurn(Runnable check) {
        turns.atEnd(check);
    }

    /// Runs `job` on this loop; for threads that do not belong to it.
    public void enqueueFromOutside(Runnable job) {
        queue.arrive(job);
        driver.wake();
    }

    /// Runs `job` on this loop, at once if the current thread is its own. Until then the run is not over.
    ///
    /// @return what other threads may call, once
    public Consumer<Runnable> expect() {
        turns.expect();
        return job -> runInside(() -> {
            turns.arrived();
            job.run();
        });
    }

    private void runInside(Runnable job) {
        if (isInside()) {
            job.run();
        } else {
            enqueueFromOutside(job);
        }
    }

    /// Whether the current thread may touch this loop. A virtual one that nobody drives may be touched by whoever
    /// has it.
    public boolean isInside() {
        return driver.isThisThread() || dispatcher.isRunningHere() || (isVirtual() && driver.isNobody());
    }

    /// Runs `cleanUp` when this run is over.
    public void atEnd(Runnable cleanUp) {
        atEnd.add(cleanUp);
    }

    // ---- the record

    /// Starts the record of a remote operation of the running task.
    public Operation operation(String operation, List<@Nullable Object> arguments) {
        requireGoingOn();
        var started = new Operation(operation, arguments, task(), context(), now(), siteIfWanted());
        journal.add(started);
        return started;
    }

    /// Ends the record of `activity`, unless this run is over.
    public void end(Activity activity, Activity.Ending how, @Nullable Object valueOrReason) {
        if (!over) {
            activity.end(now(), how, valueOrReason);
        }
    }

    /// Runs `action`; waits that end through it are recorded as ended by `cause`.
    public void settling(@Nullable Activity cause, Runnable action) {
        var before = settling;
        settling = cause != null ? cause : before;
        try {
            action.run();
        } finally {
            settling = before;
        }
    }

    /// What is being settled right now(), if anything.
    public @Nullable Activity settling() {
        return settling;
    }

    /// Records a line of the running task's.
    public void log(@Nullable Object message) {
        requireGoingOn();
        journal.add(new Journal.Line(now(), task(), String.valueOf(message)));
    }

    @Nullable
    StackTraceElement siteIfWanted() {
        return conditions.wantsSites() && journal.wantsSite() ? Sites.here() : null;
    }

    // ---- tasks

    /// Called now and then by learner code that may compute without end: unwinds the calling task if its run is
    /// over, or the thread that drives it has been interrupted.
    public static void checkpoint() {
        if (Driver.isAnyLoopStopping()) {
            var loop = currentOrNull();
            if (loop != null && (loop.over || loop.driver.isInterrupted())) {
                loop.tasks.unwindCaller();
            }
        }
    }

    /// Ends the run, because `call` of the running task's would leave virtual time.
    ///
    /// @param why     what it does that virtual time does not know, as in "measures real time"
    /// @param instead what to write in its place
    /// @return does not return
    public EscapeException escape(String call, String why, String instead) {
        requireGoingOn();
        var escape = EscapeException.of(now(), task(), call, Sites.here(), why, instead);
        verdict = escape;
        throw escape;
    }

    /// What others keep with this loop, for as long as it is there: one thing of each kind, made at first use.
    public <T> T attached(Class<T> kind, Supplier<T> maker) {
        return kind.cast(attachments.computeIfAbsent(kind, k -> maker.get()));
    }

    /// A builder of threads that are tasks of this loop.
    public Thread.Builder.OfVirtual threads() {
        requireGoingOn();
        return tasks.newThreads();
    }

    /// A new task, to be started by [#startEagerly].
    public Task task(String task, Callable<?> body) {
        requireGoingOn();
        return tasks.add(task, body);
    }

    /// Starts a task: it runs at once, up to its first wait; then the caller goes on, before all others.
    public void startEagerly(Task child) {
        if (Thread.currentThread().isVirtual()) {
            dispatcher.startBeforeOthers(child);
        } else {
            driver.drive(() -> dispatcher.startHere(child));
        }
    }

    /// An executor with a new task for each submission.
    public ExecutorService executor() {
        return TaskExecutor.of(this, tasks.threads());
    }

    /// Parks the running task until `what` is settled; if it is settled already, others have their turn first. At
    /// the prompt of a session it drives the loop instead.
    ///
    /// @throws InterruptedException  if the task is interrupted
    /// @throws DeadlockException     at the prompt, if nothing is left that could settle it
    /// @throws IllegalStateException in a callback, which cannot wait
    public void await(Awaitable what) throws InterruptedException {
        requireGoingOn();
        if (Thread.currentThread().isVirtual()) {
            awaitInTask(task(), what);
        } else if (driver.isThisThread()) {
            throw new IllegalStateException("a callback must not wait for " + what.description()
                    + "; return the promise from it (thenCompose), or wait in async(...)");
        } else {
            awaitAtPrompt(what);
        }
    }

    /// Parks the running task for `nanos`.
    ///
    /// @throws InterruptedException if the task is interrupted; the timer is taken off then
    public void sleep(long nanos) throws InterruptedException {
        var sleep = new Sleep(this, nanos);
        try {
            await(sleep);
        } finally {
            sleep.cancel();
        }
    }

    /// Holds the one thread for `nanos`: the clock moves on, and what falls due meanwhile is late.
    public void busy(String work, long nanos) {
        requireGoingOn();
        var busy = new Busy(work, task(), now(), siteIfWanted());
        journal.add(busy);
        try {
            clock.hold(nanos);
        } finally {
            busy.end(now(), Activity.Ending.FULFILLED, null);
        }
    }

    private void awaitInTask(Task task, Awaitable what) throws InterruptedException {
        boolean settled = what.isSettled();
        int wait = task.beginWait(what, settled ? null : siteIfWanted());
        try {
            if (settled) {
                Thread.yield();
            } else {
                what.onSettled(() -> task.wake(wait));
                while (!task.isWoken() && !over && !Thread.currentThread().isInterrupted()) {
                    LockSupport.park(what);
                }
            }
        } finally {
            task.endWait();
        }
        requireGoingOn();
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while it waited for " + what.description());
        }
    }

    private void awaitAtPrompt(Awaitable what) {
        var prompt = tasks.main();
        int wait = prompt.beginWait(what, siteIfWanted());
        prompt.parked(now());
        Runnable wake = () -> {
            prompt.wake(wait);
            prompt.ready(now(), settling);
        };
        try {
            if (what.isSettled()) {
                queue.add(wake);
            } else {
                what.onSettled(wake);
            }
            driver.drive(() -> turns.runUntil(prompt::isWoken));
            if (!prompt.isWoken()) {
                throw DeadlockException.of(now(), List.of(prompt));
            }
        } finally {
            prompt.resumed(journal);
            prompt.endWait();
        }
    }

    // ---- the loop

    /// Runs `body` as the task `main`, until nothing is left to happen.
    void run(Callable<?> body) {
        driver.drive(() -> {
            try {
                tasks.add("main", body).thread().start();
                turns.runUntil(() -> false);
                clock.stop();
                if (main().ending() == Activity.Ending.GOING_ON) {
                    verdict = deadlock();
                }
            } catch (VerdictException e) {
                verdict = e;
            } finally {
                close();
            }
        });
    }

    private VerdictException deadlock() {
        if (clock instanceof WallClock wall) {
            return DeadlockException.ofSilence(now(), wall.quiet(), tasks.live());
        }
        return tasks.live().stream()
                .map(task -> (VerdictException) Escapes.socket(now(), task))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> DeadlockException.of(now(), tasks.live()));
    }

    /// Ends the record, and unwinds the tasks that are left.
    void close() {
        leaks = verdict != null || isSession()
                ? List.of()
                : tasks.live().stream().map(Leak::of).toList();
        clock.stop();
        tasks.live().forEach(t -> t.recordUnfinishedWait(journal, now()));
        journal.close(now());
        over = true;
        driver.driveToTheEnd(() -> tasks.unwind(queue));
        tasks.shutdown();
        atEnd.forEach(Runnable::run);
    }

    /// Ends the run before its next turn, unless it has been decided already.
    void endWith(@Nullable VerdictException why) {
        if (verdict == null && !over) {
            verdict = why;
        }
    }

    void step(Task task) {
        dispatcher.step(task);
    }

    void unpark(Task task) {
        dispatcher.unpark(task);
    }

    /// The scheduler's part: `continuation` can run.
    void resume(Runnable continuation) {
        if (isInside()) {
            dispatcher.makeReady(continuation);
        } else {
            enqueueFromOutside(() -> dispatcher.makeReadyFromOutside(continuation));
        }
    }

    /// The scheduler's part: the running task parks, and `command` resumes it after `delay` nanoseconds.
    VirtualTimer timedPark(Runnable command, long delay) {
        return dispatcher.timedPark(command, delay);
    }

    /// Whether this run is over; its tasks are being unwound then.
    public boolean isOver() {
        return over;
    }

    /// @throws Error that unwinds the calling task, if this run is over
    private void requireGoingOn() {
        if (over) {
            tasks.unwindCaller();
        }
    }
}
