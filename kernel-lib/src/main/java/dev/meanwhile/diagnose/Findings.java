package dev.meanwhile.diagnose;

import dev.meanwhile.timeline.Timeline;
import java.util.List;

/// What experiments found out about a scenario.
///
/// @param real            what happened
/// @param ideal           the same operations, each as early as the data dependencies alone allow
/// @param duration        of the scenario, in virtual milliseconds
/// @param possible        of the ideal schedule, in virtual milliseconds
/// @param dependencies    pairs of operations, one of which depends on the other's data; without those that
/// follow from others
/// @param accidentalWaits in order of time
/// @param influences      for each operation what it would bring to make it faster, in order of start
/// @param remarks         what the experiments cannot tell
/// @param trials          how many other values of each operation were tried for each accidental wait
public record Findings(
        Timeline real,
        Timeline ideal,
        long duration,
        long possible,
        List<Dependency> dependencies,
        List<AccidentalWait> accidentalWaits,
        List<Influence> influences,
        List<String> remarks,
        int trials) {

    public Findings {
        dependencies = List.copyOf(dependencies);
        accidentalWaits = List.copyOf(accidentalWaits);
        influences = List.copyOf(influences);
        remarks = List.copyOf(remarks);
    }
}
