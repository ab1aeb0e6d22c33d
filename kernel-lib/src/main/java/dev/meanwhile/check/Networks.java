package dev.meanwhile.check;

import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.simulate;

import dev.meanwhile.Body;
import dev.meanwhile.Network;
import dev.meanwhile.Run;
import dev.meanwhile.timeline.Kind;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import java.util.stream.Collectors;

/// The networks in which an answer must hold.
final class Networks {
    /// In the second, what was faster is slower.
    private static final Network OTHER = network()
            .latency("fetchUser", 240)
            .latency("fetchPosts", 70)
            .latency("fetchComments", 190)
            .latency("fetchWeather", 310)
            .latency("fetchFriends", 130)
            .latency("saveDraft", 160);

    private Networks() {}

    /// The usual network, and one with other latencies.
    static Network[] both() {
        return new Network[] {network(), OTHER};
    }

    static Run<?> run(Body<?> body, Network network) {
        return simulate("your answer", network, () -> Stuck.watched(body));
    }

    /// In what way the network of `run` is not that of `first`; empty if it is the same and nothing fails.
    static String describe(Run<?> run, Run<?> first) {
        var operations = run.timeline().spans().stream()
                .filter(s -> s.kind() == Kind.OPERATION)
                .toList();
        if (run == first && operations.stream().noneMatch(s -> s.outcome() == Outcome.REJECTED)) {
            return "";
        }
        return operations.stream()
                .map(Networks::describe)
                .distinct()
                .collect(Collectors.joining(", ", "a network in which ", ""))
                .replaceFirst("in which $", "with other latencies");
    }

    private static String describe(Span operation) {
        return switch (operation.outcome()) {
            case REJECTED -> "'" + operation.name() + "' fails after " + operation.duration() + " ms";
            case FULFILLED -> "'" + operation.name() + "' takes " + operation.duration() + " ms";
            case CANCELLED, PENDING -> "'" + operation.name() + "' takes longer than " + operation.duration() + " ms";
        };
    }
}
