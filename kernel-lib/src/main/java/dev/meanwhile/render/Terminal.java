package dev.meanwhile.render;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What is known of the terminal that a text picture is for. It was told by whoever started this JVM, because a
/// prompt runs its code in a JVM that has no terminal, and a kernel's text must be the same everywhere.
final class Terminal {
    /// `tty` to ask the terminal for its width before each picture, or a number of columns.
    static final String COLUMNS = "meanwhile.columns";

    /// Whether text pictures have colours.
    static final String COLOUR = "meanwhile.colour";

    private static final int NARROWEST = 60;
    private static final int WIDEST = 180;

    private Terminal() {}

    /// How wide a text picture is.
    static int columns() {
        var told = System.getProperty(COLUMNS, "");
        var columns = told.equals("tty") ? asked() : told;
        return columns.matches("[1-9][0-9]{0,4}")
                ? Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST)
                : Pictures.WIDTH;
    }

    static boolean hasColours() {
        return Boolean.getBoolean(COLOUR);
    }

    /// The terminal can have another width each time. Java cannot ask, and JShell's process has it only as the one
    /// that controls it.
    private static String asked() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII); // rows columns
            return size.strip().replaceFirst(".* ", "");
        } catch (IOException e) {
            return "";
        }
    }
}
