package dev.meanwhile.diagnose;

import java.util.List;

/// What one operation means for the whole: if it were faster, and if it failed.
///
/// @param operation with its arguments
/// @param duration  how long it takes, in virtual milliseconds
/// @param gain      by how much the whole would be shorter for each millisecond saved; 0 off the critical path
/// @param stops     operations that do not start at all if it fails
public record Influence(String operation, long duration, double gain, List<String> stops) {
    public Influence {
        stops = List.copyOf(stops);
    }
}
