package dev.meanwhile.kernel;

import jdk.jshell.tool.JavaShellToolBuilder;

/// The JDK's `jshell` at a terminal: it takes the same options, and knows the documentation of this library.
public final class Prompt {
    private Prompt() {}

    public static void main(String[] options) throws Exception {
        Attempt.to("show its documentation", Sources::offer);
        System.exit(JavaShellToolBuilder.builder().start(options));
    }
}
