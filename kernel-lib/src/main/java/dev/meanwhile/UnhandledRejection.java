package dev.meanwhile;

import java.util.OptionalLong;

/// A promise was rejected while nobody had attached anything to it by the end of that turn.
///
/// @param promise   name of the operation or task
/// @param reason    why it was rejected
/// @param at        when it was reported, in virtual milliseconds
/// @param handledAt when somebody looked at it after all, in virtual milliseconds; empty if nobody did
public record UnhandledRejection(String promise, Throwable reason, long at, OptionalLong handledAt) {}
