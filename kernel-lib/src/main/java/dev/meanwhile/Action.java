package dev.meanwhile;

/// A scenario, or an async function, without a result.
@FunctionalInterface
public interface Action {
    void run() throws Exception;
}
