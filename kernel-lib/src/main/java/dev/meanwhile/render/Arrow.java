package dev.meanwhile.render;

/// From a settled promise to the task that it resumed.
///
/// @param fromRow row of the operation or task that settled
/// @param settled when it settled
/// @param toRow   row of the task that went on
/// @param resumed when it went on: later than `settled` if the one thread was busy
/// @param ended   id of the wait that it ended, or of the task if it did not wait
/// @param failure whether a failure travelled along it
record Arrow(int fromRow, long settled, int toRow, long resumed, int ended, boolean failure) {}
