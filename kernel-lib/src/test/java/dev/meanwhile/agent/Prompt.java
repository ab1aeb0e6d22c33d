package dev.meanwhile.agent;

import java.util.HashMap;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// A JShell in this JVM, whose snippets the agent rewrites.
final class Prompt implements AutoCloseable {
    private final JShell shell;

    Prompt() {
        shell = JShell.builder().executionEngine(new InThisJvm(), Map.of()).build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        eval("import static dev.meanwhile.Workbook.*;");
        eval("import static dev.meanwhile.service.Blog.*;");
        eval("import java.util.*;");
        eval("import java.util.concurrent.*;");
    }

    /// The value of the last snippet in `code`, as text.
    String eval(String code) {
        var info = shell.sourceCodeAnalysis().analyzeCompletion(code);
        var value = "";
        for (SnippetEvent event : shell.eval(info.source())) {
            if (event.causeSnippet() == null) {
                if (event.exception() != null) {
                    throw new AssertionError(event.exception());
                }
                if (event.status() != jdk.jshell.Snippet.Status.VALID) {
                    throw new AssertionError(shell.diagnostics(event.snippet())
                            .map(d -> d.getMessage(null))
                            .toList()
                            .toString());
                }
                value = event.value();
            }
        }
        return info.remaining().isBlank() ? value : eval(info.remaining().strip());
    }

    @Override
    public void close() {
        shell.close();
    }

    private static final class InThisJvm implements ExecutionControlProvider {
        @Override
        public String name() {
            return "in this JVM";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return new DirectExecutionControl(new Rewriting());
        }
    }

    private static final class Rewriting extends ClassLoader implements LoaderDelegate {
        private final LearnerCode agent = new LearnerCode();
        private final Map<String, Class<?>> loaded = new HashMap<>();

        Rewriting() {
            super(Prompt.class.getClassLoader());
        }

        @Override
        public void load(ExecutionControl.ClassBytecodes[] classes) {
            for (var each : classes) {
                var bytes = agent.transform(this, each.name().replace('.', '/'), null, null, each.bytecodes());
                if (bytes == null) {
                    throw new AssertionError(each.name() + " could not be rewritten");
                }
                loaded.put(each.name(), defineClass(each.name(), bytes, 0, bytes.length));
            }
        }

        @Override
        public void classesRedefined(ExecutionControl.ClassBytecodes[] classes) {}

        @Override
        public void addToClasspath(String path) {}

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            var found = loaded.get(name);
            if (found == null) {
                throw new ClassNotFoundException(name);
            }
            return found;
        }
    }
}
