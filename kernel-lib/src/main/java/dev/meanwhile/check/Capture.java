package dev.meanwhile.check;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Keeps what is printed, by whichever thread, while it is open; afterwards printing goes where it went before.
final class Capture implements AutoCloseable {
    private static final int MOST = 10_000;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Buffer buffer = new Buffer();

    Capture() {
        var stream = new PrintStream(buffer, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    /// What was printed since the last call.
    String take() {
        return buffer.take();
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    /// Drops what comes after its limit, so that an endless loop that prints does no harm.
    private static final class Buffer extends OutputStream {
        private final byte[] bytes = new byte[MOST];
        private int length;
        private boolean dropped;

        @Override
        public synchronized void write(int b) {
            if (length < MOST) {
                bytes[length++] = (byte) b;
            } else {
                dropped = true;
            }
        }

        synchronized String take() {
            var text = new String(bytes, 0, length, StandardCharsets.UTF_8) + (dropped ? "\n…" : "");
            length = 0;
            dropped = false;
            return text.stripTrailing();
        }
    }
}
