package dev.meanwhile.kernel;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.util.HashMap;
import jdk.jshell.tool.JavaShellToolBuilder;

/// The JDK's `jshell` for input that nobody types: it takes the same options, prints the values, but neither
/// echoes the input nor keeps it as history. (The command itself colours what it reads in the background, and so
/// echoes some of the lines, which ones differs from run to run.)
public final class PipedJShell {
    private PipedJShell() {}

    public static void main(String[] options) throws Exception {
        int exitCode = JavaShellToolBuilder.builder()
                .in(new SequenceInputStream(System.in, endOfLastLine()), null)
                .interactiveTerminal(false)
                .out(System.out, new PrintStream(OutputStream.nullOutputStream()), System.out)
                .persistence(new HashMap<>())
                .start(options);
        System.exit(exitCode);
    }

    /// Without it the tool would drop a last line that does not end.
    private static InputStream endOfLastLine() {
        return new ByteArrayInputStream(new byte[] {'\n'});
    }
}
