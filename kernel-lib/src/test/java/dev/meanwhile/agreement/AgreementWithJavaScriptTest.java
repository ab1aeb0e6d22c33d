package dev.meanwhile.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Random async programs do the same on the engine as in Node: the same things in the same order at the same
/// times.
///
/// - `./mvnw -q test -pl kernel-lib -Dtest=AgreementWithJavaScriptTest -Dagreement.count=100000 -Dagreement.seed=7`
///   compares more of them, and others.
/// - The same with `-Dagreement.record` records what Node does with some, for machines without Node.
class AgreementWithJavaScriptTest {
    private static final int BATCH = 2_000;

    @Test
    void randomProgramsDoTheSameInNode() {
        assumeTrue(Node.isThere(), "Node is not on PATH: only the recorded programs are compared");
        long first = Long.getLong("agreement.seed", 1);
        int count = Integer.getInteger("agreement.count", 4_000);
        for (int done = 0; done < count; done += BATCH) {
            compare(LongStream.range(first + done, first + Math.min(count, done + BATCH))
                    .toArray());
        }
        System.out.println(
                "agreement with JavaScript: " + count + " programs, seeds " + first + " to " + (first + count - 1));
    }

    @Test
    void recordedProgramsDoTheSameAsTheyDidInNode() throws IOException {
        if (System.getProperty("agreement.record") != null) {
            Recorded.write(Path.of("src/test/resources/dev/meanwhile/agreement"));
        }
        for (var recorded : Recorded.read()) {
            var program = ProgramGenerator.program(recorded.seed());
            assertThat(recorded.isOf(program))
                    .as("the generator has changed since program %s was recorded; record anew", recorded.seed())
                    .isTrue();
            assertThat(Observed.of(OnEngine.run(program)))
                    .as(JavaScript.of(program))
                    .isEqualTo(recorded.observed());
        }
    }

    private static void compare(long[] seeds) {
        var programs = LongStream.of(seeds).mapToObj(ProgramGenerator::program).toList();
        var inNode = Node.observe(programs);
        for (int i = 0; i < programs.size(); i++) {
            var onEngine = Observed.of(OnEngine.run(programs.get(i)));
            if (!onEngine.equals(inNode.get(i))) {
                report(seeds[i], Shrinker.shrink(programs.get(i)));
            }
        }
    }

    private static void report(long seed, Program program) {
        fail("seed " + seed + ", shrunk to\n\n" + JavaScript.of(program) + "\n\n"
                + sideBySide(Node.observe(List.of(program)).getFirst(), Observed.of(OnEngine.run(program))));
    }

    private static String sideBySide(List<String> inNode, List<String> onEngine) {
        var lines = new StringBuilder("%-60s | %s%n".formatted("in Node", "on the engine"));
        IntStream.range(0, Math.max(inNode.size(), onEngine.size())).forEach(i -> {
            var left = i < inNode.size() ? inNode.get(i) : "";
            var right = i < onEngine.size() ? onEngine.get(i) : "";
            lines.append("%-60s %s %s%n".formatted(left, left.equals(right) ? "|" : "≠", right));
        });
        return lines.toString();
    }
}
