package dev.meanwhile.agent;

import static dev.meanwhile.Workbook.simulate;
import static org.assertj.core.api.Assertions.assertThat;

import REPL.OutsidePrograms;
import dev.meanwhile.Run;
import dev.meanwhile.sim.EscapeException;
import dev.meanwhile.sim.RunawayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/// What cannot be virtual is told, to the letter.
class AgentVerdictTest {
    private final Class<?> outside = Learner.load(OutsidePrograms.class);

    @Test
    void timersHaveAThreadOfTheirOwn() {
        var run = simulate("timer", () -> Learner.call(outside, "timer"));
        assertThat(run.failure())
                .isInstanceOf(EscapeException.class)
                .hasMessageMatching("escape at 0 ms: main calls new Timer \\(OutsidePrograms.java line \\d+\\),"
                        + " which starts a thread that measures real time\n"
                        + "  use Executors.newSingleThreadScheduledExecutor\\(\\), which is virtual,"
                        + " or sleep\\(millis\\) in async\\(...\\)");
    }

    @Test
    void theTimeLimitOfAScopeIsReal() throws Exception {
        var run = simulate("scope", () -> Learner.call(outside, "scopeWithATimeout"));
        assertThat(run.failure())
                .isInstanceOf(EscapeException.class)
                .hasMessageMatching("escape at 0 ms: main calls StructuredTaskScope's withTimeout"
                        + " \\(OutsidePrograms.java line \\d+\\), which measures real time\n"
                        + "  fork a subtask that sleeps for that time and throws a TimeoutException");
        assertThat(Learner.call(outside, "scopeWithATimeout")).isNull();
    }

    @Test
    void delayQueuesMeasureRealTime() {
        var run = simulate("delays", () -> Learner.call(outside, "delayQueue"));
        assertThat(run.failure())
                .isInstanceOf(EscapeException.class)
                .hasMessageStartingWith("escape at 0 ms: main calls DelayQueue.take (OutsidePrograms.java line ")
                .hasMessageContaining("use remote(...), sleep(millis) or timeout(promise, millis)");
    }

    @Test
    void socketsAnswerInRealTime() {
        var run = simulate("socket", () -> Learner.call(outside, "socket"));
        assertThat(run.failure())
                .isInstanceOf(EscapeException.class)
                .hasMessageMatching("escape at 0 ms: main waits for a socket \\(OutsidePrograms.java line \\d+\\),"
                        + " which answers in real time\n"
                        + "  call it before or after the simulation, or run this with real\\(...\\)");
    }

    @Test
    void anAnswerInRealTimeEndsTheRunWhateverElseGoesOn() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty("slow.port", Integer.toString(server.getLocalPort()));
            Thread.ofPlatform().daemon().start(() -> answerLate(server));
            var run = simulate("socket", () -> Learner.call(outside, "socketBesideATimer"));
            isASocketsEscape(run);
        }
    }

    /// After the simulation has begun to wait for it.
    private static void answerLate(ServerSocket server) {
        try (var socket = server.accept()) {
            Thread.sleep(50);
            socket.getOutputStream().write(7);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void isASocketsEscape(Run<?> run) {
        assertThat(run.failure())
                .isInstanceOf(EscapeException.class)
                .hasMessageContaining(" ms: main waits for a socket (OutsidePrograms.java line ");
    }

    @Test
    void aParallelStreamThatWaitsIsAsParallelAsTheMachine() {
        var run = simulate("stream", () -> Learner.call(outside, "waitsInAParallelStream"));
        assertThat(run.failure())
                .isInstanceOf(EscapeException.class)
                .hasMessageMatching("escape at 0 ms: main waits in a parallel stream"
                        + " \\(OutsidePrograms.java line \\d+\\), which is as parallel as the machine has processors\n"
                        + "  start all of them, then wait: await\\(all\\(...\\)\\); or mapLimit\\(limit, ...\\) for a"
                        + " few at once");
    }

    @Test
    void spinningIsARunaway() {
        assertThat(simulate("spinning", () -> Learner.call(outside, "spins")).failure())
                .isInstanceOf(RunawayException.class)
                .hasMessageContaining("the clock does not move");
    }
}
