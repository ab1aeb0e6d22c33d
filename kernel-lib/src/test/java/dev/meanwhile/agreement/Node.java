package dev.meanwhile.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Runs programs in Node, many in one process.
final class Node {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Node() {}

    static boolean isThere() {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while it looked for Node", e);
        }
    }

    /// What Node observed of each.
    static List<List<String>> observe(List<Program> programs) {
        try {
            var script = Files.createTempFile("agreement", ".js");
            try {
                Files.writeString(script, script(programs));
                var node = new ProcessBuilder("node", script.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                var output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                var observed = output.lines()
                        .map(line -> JSON.readValue(line, new TypeReference<List<String>>() {}))
                        .toList();
                if (node.waitFor() != 0 || observed.size() != programs.size()) {
                    throw new IllegalStateException("Node ended after " + observed.size() + " of " + programs.size()
                            + " programs with exit code " + node.exitValue());
                }
                return observed;
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while Node ran", e);
        }
    }

    private static String script(List<Program> programs) throws IOException {
        try (var runtime = Node.class.getResourceAsStream("runtime.js")) {
            var script = new StringBuilder(new String(runtime.readAllBytes(), StandardCharsets.UTF_8));
            script.append("\nrunAll([\n");
            programs.forEach(p -> script.append(JavaScript.of(p)).append(",\n"));
            return script.append("]);\n").toString();
        }
    }
}
