package dev.meanwhile.agreement;

import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.busy;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.mapLimit;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.Workbook.retry;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.Workbook.timeout;

import dev.meanwhile.Run;
import dev.meanwhile.Workbook;
import dev.meanwhile.agreement.Statement.Await;
import dev.meanwhile.agreement.Statement.Busy;
import dev.meanwhile.agreement.Statement.Call;
import dev.meanwhile.agreement.Statement.Combine;
import dev.meanwhile.agreement.Statement.Limit;
import dev.meanwhile.agreement.Statement.Log;
import dev.meanwhile.agreement.Statement.MapLimit;
import dev.meanwhile.agreement.Statement.Pending;
import dev.meanwhile.agreement.Statement.Remote;
import dev.meanwhile.agreement.Statement.Reply;
import dev.meanwhile.agreement.Statement.Retry;
import dev.meanwhile.agreement.Statement.Return;
import dev.meanwhile.agreement.Statement.Settle;
import dev.meanwhile.agreement.Statement.Sleep;
import dev.meanwhile.agreement.Statement.Throw;
import dev.meanwhile.agreement.Statement.Try;
import dev.meanwhile.promise.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Runs a program as calls of the workbook's API.
final class OnEngine {
    /// What the programs throw.
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message, null, false, false);
        }
    }

    private final Map<String, Promise<Object>> promises = new HashMap<>();

    private OnEngine() {}

    static Run<Object> run(Program program) {
        return simulate("agreement", () -> new OnEngine().function("main", program.body()));
    }

    private Object function(String name, List<Statement> body) {
        return block(body).orElse(name + " done");
    }

    /// @return what the function returns, if one of the statements leaves it
    private Optional<Object> block(List<Statement> statements) {
        for (var statement : statements) {
            var returned = perform(statement);
            if (returned.isPresent()) {
                return returned;
            }
        }
        return Optional.empty();
    }

    private Optional<Object> perform(Statement statement) {
        switch (statement) {
            case Await s -> log(s.promise() + " = " + Observed.show(await(promises.get(s.promise()))));
            case Settle s -> settle(promises.get(s.promise()), s);
            case Sleep s -> sleep(s.millis());
            case Busy s -> busy("work", s.millis());
            case Log s -> log(s.text());
            case Throw s -> throw new Failure(s.message());
            case Return s -> {
                return Optional.of(s.value());
            }
            case Try s -> {
                return attempt(s);
            }
            default -> promises.put(statement.makes(), make(statement));
        }
        return Optional.empty();
    }

    private Optional<Object> attempt(Try s) {
        try {
            return block(s.body());
        } catch (Exception e) {
            log("caught " + Observed.show(e));
            return block(s.handler());
        } finally {
            block(s.cleanup());
        }
    }

    @SuppressWarnings("unchecked")
    private Promise<Object> make(Statement statement) {
        return (Promise<Object>)
                switch (statement) {
                    case Remote s -> call(s.makes(), s.reply());
                    case Call s -> async(s.makes(), () -> function(s.makes(), s.body()));
                    case Pending _ -> new Promise<Object>();
                    case Combine s -> combine(s);
                    case Limit s -> timeout(promises.get(s.promise()), s.millis());
                    case MapLimit s -> {
                        var indices =
                                IntStream.range(0, s.calls().size()).boxed().toList();
                        yield mapLimit(
                                s.limit(),
                                indices,
                                i -> call(s.makes() + "_" + i, s.calls().get(i)));
                    }
                    case Retry s -> {
                        var calls = IntStream.range(0, s.attempts().size()).iterator();
                        yield retry(s.attempts().size(), s.backoff(), () -> {
                            int i = calls.next();
                            return call(s.makes() + "_" + i, s.attempts().get(i));
                        });
                    }
                    default -> throw new AssertionError(statement + " makes no promise");
                };
    }

    private Promise<?> combine(Combine s) {
        var parts = s.uses().stream().map(promises::get).toList();
        return switch (s.rule()) {
            case all -> Workbook.all(parts);
            case allSettled -> Workbook.allSettled(parts);
            case any -> Workbook.any(parts);
            case race -> Workbook.race(parts);
        };
    }

    private static Promise<Object> call(String name, Reply reply) {
        if (reply.throwsAtOnce()) {
            throw new Failure(name + " threw");
        }
        return remote(name, reply.millis(), () -> {
            log(name + " settles");
            if (reply.fails()) {
                throw new Failure(name + " failed");
            }
            return name + " replied";
        });
    }

    private static void settle(Promise<Object> promise, Settle s) {
        if (s.fails()) {
            promise.completeExceptionally(new Failure(s.promise() + " was rejected"));
        } else {
            promise.complete(s.promise() + " was fulfilled");
        }
    }
}
