package dev.meanwhile.kernel;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Has JShell show this library's documentation: at a prompt (Tab Tab) and in a notebook (Shift+Tab).
///
/// JShell reads documentation from sources, but looks for these in the JDK's `src.zip` only. There is a list that
/// replaces it, meant for JShell's own tests; it needs `--add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED`.
final class Sources {
    private Sources() {}

    /// @throws ReflectiveOperationException if this JShell has no such list
    /// @throws RuntimeException if the list is closed to us
    static void offer() throws ReflectiveOperationException, URISyntaxException {
        var ours = Path.of(Sources.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolveSibling("../src/main/java")
                .normalize();
        if (Files.isDirectory(ours)) {
            var list = Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("availableSourcesOverride");
            list.setAccessible(true);
            list.set(null, new WithTheJdks(ours));
        }
    }

    /// Opens the JDK's sources when somebody asks for documentation, and not before: it takes a moment.
    private static final class WithTheJdks extends AbstractList<Path> {
        private final List<Path> paths = new ArrayList<>();
        private boolean opened;

        private WithTheJdks(Path ours) {
            paths.add(ours);
        }

        private synchronized List<Path> paths() {
            if (!opened) {
                opened = true;
                addModules(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
            }
            return paths;
        }

        /// Not every JDK has its sources with it; then there is no documentation of its classes.
        private void addModules(Path zip) {
            if (!Files.isReadable(zip)) {
                return;
            }
            try (var modules =
                    Files.newDirectoryStream(FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of())
                            .getPath("/"))) {
                modules.forEach(paths::add);
            } catch (IOException e) {
                // then without
            }
        }

        @Override
        public Path get(int index) {
            return paths().get(index);
        }

        @Override
        public int size() {
            return paths().size();
        }
    }
}
