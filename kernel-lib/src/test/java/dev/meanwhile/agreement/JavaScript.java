package dev.meanwhile.agreement;

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
import java.util.List;

/// Writes a program as JavaScript, as a person would write it; `runtime.js` has what it calls.
final class JavaScript {
    private final StringBuilder text = new StringBuilder();
    private String function = "main";
    private String indent = "";

    private JavaScript() {}

    /// An expression whose value is the program's main function.
    static String of(Program program) {
        var script = new JavaScript();
        script.text.append("async span => {");
        script.function("main", program.body());
        return script.text.append('}').toString();
    }

    private void function(String name, List<Statement> body) {
        var outer = function;
        function = name;
        block("try {", body, "    return '" + name + " done';");
        line("} catch (e) { throw span.failed(e); } finally { span.end(); }");
        function = outer;
    }

    private void block(String head, List<Statement> statements, String... tail) {
        line(head);
        var outer = indent;
        indent += "    ";
        statements.forEach(this::statement);
        indent = outer;
        for (var last : tail) {
            line(last);
        }
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Remote s -> line("const %s = remote('%s', %s);".formatted(s.makes(), s.makes(), arguments(s.reply())));
            case Call s -> {
                line("const %s = call('%s', async span => {".formatted(s.makes(), s.makes()));
                function(s.makes(), s.body());
                line("});");
            }
            case Pending s -> line("const %s = pending();".formatted(s.makes()));
            case Settle s -> line("settle(%s, '%s', %s);".formatted(s.promise(), s.promise(), s.fails()));
            case Combine s ->
                line("const %s = combine('%s', [%s]);".formatted(s.makes(), s.rule(), String.join(", ", s.uses())));
            case Limit s -> line("const %s = timeout(%s, %d);".formatted(s.makes(), s.promise(), s.millis()));
            case MapLimit s ->
                line("const %s = mapLimit(%d, %s, callOf('%s'));"
                        .formatted(s.makes(), s.limit(), replies(s.calls()), s.makes()));
            case Retry s ->
                line("const %s = retry(%d, %d, repeated('%s', %s));"
                        .formatted(s.makes(), s.attempts().size(), s.backoff(), s.makes(), replies(s.attempts())));
            case Await s -> line("log('%s', '%s = ' + show(await %s));".formatted(function, s.promise(), s.promise()));
            case Sleep s -> line("await sleep(%d);".formatted(s.millis()));
            case Busy s -> line("busy(%d);".formatted(s.millis()));
            case Log s -> line("log('%s', '%s');".formatted(function, s.text()));
            case Throw s -> line("throw new Error('%s');".formatted(s.message()));
            case Return s -> line("return '%s';".formatted(s.value()));
            case Try s -> attempt(s);
        }
    }

    private void attempt(Try s) {
        block("try {", s.body());
        block("} catch (e) {\n" + indent + "    log('" + function + "', 'caught ' + show(e));", s.handler());
        if (!s.cleanup().isEmpty()) {
            block("} finally {", s.cleanup());
        }
        line("}");
    }

    private static String replies(List<Reply> replies) {
        return "["
                + String.join(
                        ", ",
                        replies.stream().map(r -> "[" + arguments(r) + "]").toList())
                + "]";
    }

    private static String arguments(Reply reply) {
        return reply.millis() + ", " + reply.fails();
    }

    private void line(String line) {
        text.append(text.isEmpty() ? "" : "\n").append(indent).append(line);
    }
}
