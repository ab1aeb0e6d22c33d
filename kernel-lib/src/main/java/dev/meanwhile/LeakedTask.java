package dev.meanwhile;

import dev.meanwhile.timeline.Source;
import java.util.Optional;

/// A task that still waited when the scenario and everything else was over.
///
/// @param task     its name
/// @param waitsFor what it waited for
/// @param since    since when, in virtual milliseconds
/// @param source   the line at which it waited, if known
public record LeakedTask(String task, String waitsFor, long since, Optional<Source> source) {}
