package dev.meanwhile;

import dev.meanwhile.agent.Agent;
import dev.meanwhile.check.Check;
import dev.meanwhile.check.CheckReport;
import dev.meanwhile.check.LastRun;
import dev.meanwhile.check.Progress;
import dev.meanwhile.diagnose.Experiments;
import dev.meanwhile.promise.AsyncFunction;
import dev.meanwhile.promise.Combinators;
import dev.meanwhile.promise.Promise;
import dev.meanwhile.promise.Promises;
import dev.meanwhile.promise.Settled;
import dev.meanwhile.promise.TriFunction;
import dev.meanwhile.sim.EventLoop;
import dev.meanwhile.sim.Runs;
import dev.meanwhile.sim.Session;
import dev.meanwhile.sim.Time;
import dev.meanwhile.timeline.Recording;
import dev.meanwhile.timeline.Timeline;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that a learner calls; `import static dev.meanwhile.Workbook.*;` is enough to begin. Times are
/// virtual milliseconds, but in `real` they are real ones.
///
/// ```java
/// var run = simulate("together", () -> await(all(fetchUser(), fetchPosts())).size());
/// run.duration();   // 150: the slower one, not the sum
/// ```
///
/// Inside of `simulate` each call works on that simulation. Outside of it (in a cell, at a prompt) it works on a
/// *session*: one clock that goes on from call to call and moves only when something is awaited.
@SuppressWarnings("varargs") // the arrays of stages are only read
public final class Workbook {
    static {
        Agent.installIfPossible();
    }

    private Workbook() {}

    // ---- scenarios

    /// Runs a scenario on a fresh virtual clock. What it throws is in [Run#failure()].
    ///
    /// @throws IllegalStateException if called inside of a scenario
    /// @throws CancellationException if the calling thread is interrupted
    public static <T extends @Nullable Object> Run<T> simulate(String name, Body<T> body) {
        return simulate(name, network(), body);
    }

    /// Runs a scenario without a result on a fresh virtual clock. What it throws is in [Run#failure()].
    public static Run<Void> simulate(String name, Action body) {
        return simulate(name, network(), body);
    }

    /// Runs a scenario with other latencies or failures.
    public static <T extends @Nullable Object> Run<T> simulate(String name, Network network, Body<T> body) {
        return LastRun.note(new Run<T>(Runs.simulate(name, network.conditions(), body::run)));
    }

    /// Runs a scenario without a result with other latencies or failures.
    public static Run<Void> simulate(String name, Network network, Action body) {
        return LastRun.note(new Run<Void>(Runs.simulate(name, network.conditions(), asCallable(body))));
    }

    /// Runs a scenario on the wall clock: everything takes the time that it says for real, and other threads,
    /// servers and files take part. What it throws is in [Run#failure()].
    ///
    /// A wait is given up when it has been quiet for 10 s, a run when it has taken a minute.
    ///
    /// @throws IllegalStateException if called inside of a scenario
    /// @throws CancellationException if the calling thread is interrupted
    public static <T extends @Nullable Object> Run<T> real(String name, Body<T> body) {
        return real(name, network(), body);
    }

    /// Runs a scenario without a result on the wall clock. What it throws is in [Run#failure()].
    public static Run<Void> real(String name, Action body) {
        return real(name, network(), body);
    }

    /// Runs a scenario on the wall clock with other latencies or failures.
    public static <T extends @Nullable Object> Run<T> real(String name, Network network, Body<T> body) {
        return LastRun.note(new Run<T>(Runs.real(name, network.conditions(), body::run)));
    }

    /// Runs a scenario without a result on the wall clock with other latencies or failures.
    public static Run<Void> real(String name, Network network, Action body) {
        return LastRun.note(new Run<Void>(Runs.real(name, network.conditions(), asCallable(body))));
    }

    /// A network in which everything takes as long as it says and nothing fails; to be changed by its methods.
    public static Network network() {
        return Network.asWritten();
    }

    // ---- inside of a scenario

    /// Starts a simulated remote operation, now, and returns the promise of its result.
    ///
    /// @param operation its name in pictures and for [#network()]
    /// @param millis    how long it takes, 0 or more
    /// @param value     makes the result when that time is over; what it throws rejects the promise
    /// @param arguments what it was called with, for the record
    public static <T extends @Nullable Object> Promise<T> remote(
            String operation, long millis, Supplier<? extends T> value, @Nullable Object... arguments) {
        return Promises.remote(operation, millis, value, arguments);
    }

    /// Makes a call whose work is really done somewhere else, by a server or another thread, and records it as an
    /// operation; for runs on the wall clock: `observe("GET /user", () -> client.sendAsync(request, handler))`.
    ///
    /// @param operation its name in pictures
    /// @param call      starts the work, now, and returns its future
    /// @param arguments what it was called with, for the record
    /// @return the promise of the result; if it is cancelled, so is that future
    public static <T extends @Nullable Object> Promise<T> observe(
            String operation, Supplier<? extends CompletionStage<T>> call, @Nullable Object... arguments) {
        return Promises.observe(operation, call, arguments);
    }

    /// Calls an async function: `body` starts at once and runs up to its first wait; then the caller goes on,
    /// with the promise of the result.
    public static <T extends @Nullable Object> Promise<T> async(String name, Body<T> body) {
        return Promises.async(name, body::run);
    }

    /// Calls an async function without a result.
    public static Promise<Void> async(String name, Action body) {
        return Promises.async(name, asCallable(body));
    }

    /// Waits until `stage` is settled. Others have their turn meanwhile, even if it is settled already.
    ///
    /// @return its value; if it was rejected, the reason itself is thrown
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return Promises.await(stage);
    }

    /// Parks the current task.
    ///
    /// @param millis 0 or more
    public static void sleep(long millis) {
        try {
            EventLoop.current().sleep(Time.nanos("millis", millis));
        } catch (InterruptedException e) {
            throw new CancellationException("a sleep of " + millis + " ms was interrupted");
        }
    }

    /// Works: holds the one thread, so that nothing else runs meanwhile.
    ///
    /// @param millis 0 or more
    public static void busy(String name, long millis) {
        EventLoop.current().busy(name, Time.nanos("millis", millis));
    }

    /// Writes a line to the log of the run.
    public static void log(@Nullable Object message) {
        EventLoop.current().log(message);
    }

    /// The time since the start of the run, on its clock.
    public static long now() {
        return Time.millis(EventLoop.current().now());
    }

    /// An executor that runs each submission in a new task of the simulation.
    public static ExecutorService executor() {
        return EventLoop.current().executor();
    }

    // ---- combinators

    /// Fulfilled with all values, in the order given, once all are fulfilled; rejected as soon as one is. The
    /// others run on.
    @SafeVarargs
    public static <T extends @Nullable Object> Promise<List<T>> all(CompletionStage<? extends T>... stages) {
        return Combinators.all(Arrays.asList(stages));
    }

    /// Fulfilled with all values, in the order given, once all are fulfilled; rejected as soon as one is. The
    /// others run on.
    public static <T extends @Nullable Object> Promise<List<T>> all(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return Combinators.all(stages);
    }

    /// Fulfilled with what `function` makes of both values, once both are fulfilled; rejected as soon as one is.
    /// For promises of different types: `all(fetchUser(), fetchPosts(), Page::new)`.
    public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Promise<R> all(
            CompletionStage<A> first,
            CompletionStage<B> second,
            BiFunction<? super A, ? super B, ? extends R> function) {
        return Combinators.all(first, second, function);
    }

    /// Fulfilled with what `function` makes of the three values, once all are fulfilled; rejected as soon as one
    /// is.
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            Promise<R> all(
                    CompletionStage<A> first,
                    CompletionStage<B> second,
                    CompletionStage<C> third,
                    TriFunction<? super A, ? super B, ? super C, ? extends R> function) {
        return Combinators.all(first, second, third, function);
    }

    /// Fulfilled with how each settled, in the order given, once all have.
    @SafeVarargs
    public static <T extends @Nullable Object> Promise<List<Settled<T>>> allSettled(
            CompletionStage<? extends T>... stages) {
        return Combinators.allSettled(Arrays.asList(stages));
    }

    /// Fulfilled with how each settled, in the order given, once all have.
    public static <T extends @Nullable Object> Promise<List<Settled<T>>> allSettled(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return Combinators.allSettled(stages);
    }

    /// Fulfilled as soon as one is; rejected with an `AggregateException` once all are rejected.
    @SafeVarargs
    public static <T extends @Nullable Object> Promise<T> any(CompletionStage<? extends T>... stages) {
        return Combinators.any(Arrays.asList(stages));
    }

    /// Fulfilled as soon as one is; rejected with an `AggregateException` once all are rejected.
    public static <T extends @Nullable Object> Promise<T> any(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return Combinators.any(stages);
    }

    /// Settled as the first one that settles.
    @SafeVarargs
    public static <T extends @Nullable Object> Promise<T> race(CompletionStage<? extends T>... stages) {
        return Combinators.race(Arrays.asList(stages));
    }

    /// Settled as the first one that settles.
    public static <T extends @Nullable Object> Promise<T> race(
            Collection<? extends CompletionStage<? extends T>> stages) {
        return Combinators.race(stages);
    }

    /// Settled as `stage`, or rejected with a `TimeoutException` if that takes longer than `millis`; `stage` runs
    /// on.
    public static <T extends @Nullable Object> Promise<T> timeout(CompletionStage<T> stage, long millis) {
        return Combinators.timeout(stage, millis);
    }

    /// Calls `function` for each item, at most `limit` at a time.
    ///
    /// @param limit 1 or more
    /// @return the promise of the results in the order of the items; rejected as soon as one is, and then
    /// starts no more
    public static <S extends @Nullable Object, T extends @Nullable Object> Promise<List<T>> mapLimit(
            int limit, Collection<? extends S> items, AsyncFunction<S, T> function) {
        return Combinators.mapLimit(limit, items, function);
    }

    /// Calls `operation` until its promise is fulfilled, waiting `backoffMillis` before the second attempt and
    /// twice as long before each further one.
    ///
    /// @param attempts 1 or more
    /// @return rejected with the last reason if no attempt succeeds
    public static <T extends @Nullable Object> Promise<T> retry(
            int attempts, long backoffMillis, Supplier<? extends CompletionStage<T>> operation) {
        return Combinators.retry(attempts, backoffMillis, operation);
    }

    // ---- the session

    /// What has happened in the session until now.
    public static Timeline timeline() {
        return Recording.of(Session.loop());
    }

    /// Ends the session; the next call begins a new one at 0 ms.
    public static void reset() {
        Session.reset();
    }

    // ---- look closer

    /// Shows runs on one axis, with the time that the faster ones saved and why.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Comparison compare(Run<?>... runs) {
        return new Comparison(List.of(runs));
    }

    /// Finds out by experiment which waits of a scenario are needed and which are accidental, and what those
    /// cost. The scenario is run again and again, three times for each operation.
    public static Diagnosis diagnose(String name, Body<?> body) {
        return diagnose(name, network(), body);
    }

    /// Diagnoses a scenario without a result.
    public static Diagnosis diagnose(String name, Action body) {
        return diagnose(name, network(), () -> {
            body.run();
            return null;
        });
    }

    /// Diagnoses a scenario with other latencies or failures.
    public static Diagnosis diagnose(String name, Network network, Body<?> body) {
        return new Diagnosis(Experiments.of(name, network.conditions(), body::run));
    }

    /// Runs a scenario with many orders of things that happen at the same time, and collects the distinct
    /// outcomes.
    ///
    /// @param seeds how many runs, 1 or more
    public static Exploration explore(String name, int seeds, Body<?> body) {
        return explore(name, network(), seeds, body);
    }

    /// Runs a scenario with many orders and latencies, and collects the distinct outcomes.
    ///
    /// @param network whose jitter the latencies are drawn from
    /// @param seeds   how many runs, 1 or more
    public static Exploration explore(String name, Network network, int seeds, Body<?> body) {
        return Exploration.of(name, network, seeds, body);
    }

    /// Shows a guess of how long a run takes beside what happened. As long as the guess is 0, nothing is given
    /// away.
    ///
    /// @param millis the guess, 0 or more
    public static Prediction predict(long millis, Run<?> run) {
        return new Prediction(millis, run);
    }

    // ---- exercises

    /// Runs the JUnit tests of exercises and reports to the learner.
    ///
    /// @throws IllegalArgumentException if there is no class
    public static CheckReport check(Class<?>... jupiterTestClasses) {
        return Check.check(jupiterTestClasses);
    }

    /// How the learner stands in all exercises.
    public static Progress progress() {
        return Check.progress();
    }

    @SuppressWarnings("NullAway") // Void has no value but null
    private static java.util.concurrent.Callable<Void> asCallable(Action body) {
        return () -> {
            body.run();
            return null;
        };
    }
}
