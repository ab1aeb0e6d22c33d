package dev.meanwhile.check;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The standings of a learner in a small JSON file.
///
/// Several kernels may use it at once: each change reads, changes and replaces the file under a lock. The file is
/// replaced in one step, so nobody ever reads half of it. Where it cannot be written, the standings last as long
/// as the kernel.
final class ProgressFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final Map<Path, ProgressFile> OPEN = new ConcurrentHashMap<>();

    private final Path file;
    private final List<String> messages = new ArrayList<>();
    private Map<String, Standing> inMemory = new TreeMap<>();
    private boolean saidReadOnly;

    private ProgressFile(Path file) {
        this.file = file;
    }

    /// The content of the file, sorted by exercise.
    private record Content(Map<String, Standing> exercises) {
        Content {
            exercises = new TreeMap<>(Map.copyOf(exercises)); // refuses null
        }
    }

    /// The file that the property `meanwhile.progress` or the variable `MEANWHILE_PROGRESS` names, else
    /// `.meanwhile/progress.json` in the working directory.
    static ProgressFile usual() {
        var named = Optional.ofNullable(System.getProperty("meanwhile.progress"))
                .or(() -> Optional.ofNullable(System.getenv("MEANWHILE_PROGRESS")));
        return at(Path.of(named.orElse(".meanwhile/progress.json")));
    }

    static ProgressFile at(Path file) {
        return OPEN.computeIfAbsent(file.toAbsolutePath().normalize(), ProgressFile::new);
    }

    /// All standings by exercise.
    synchronized Map<String, Standing> standings() {
        load();
        return new TreeMap<>(inMemory);
    }

    /// Changes the standing of one exercise and returns the new one.
    synchronized Standing change(String exercise, UnaryOperator<Standing> change) {
        boolean applied = false;
        try {
            Files.createDirectories(file.getParent());
            var lockFile = file.resolveSibling(file.getFileName() + ".lock");
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel);
                load();
                apply(exercise, change);
                applied = true;
                replace();
            }
        } catch (IOException e) {
            sayReadOnly();
        }
        if (!applied) {
            apply(exercise, change);
        }
        return inMemory.getOrDefault(exercise, Standing.NEW);
    }

    /// What the learner should know about the file; each message is given once.
    synchronized List<String> takeMessages() {
        var taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    private void apply(String exercise, UnaryOperator<Standing> change) {
        inMemory.put(exercise, change.apply(inMemory.getOrDefault(exercise, Standing.NEW)));
    }

    /// Closing the channel releases the lock. Some network file systems have no locks; there we do without.
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException | IllegalStateException e) {
            return;
        }
    }

    private void load() {
        if (saidReadOnly || !Files.exists(file)) {
            return;
        }
        try {
            var content = JSON.readValue(Files.readAllBytes(file), Content.class);
            if (content == null) {
                setAside();
            } else {
                inMemory = content.exercises();
            }
        } catch (JacksonException e) {
            setAside();
        } catch (IOException e) {
            sayReadOnly();
        }
    }

    private void replace() throws IOException {
        var next = Files.createTempFile(file.getParent(), "progress", ".tmp");
        try {
            Files.write(next, JSON.writeValueAsBytes(new Content(inMemory)));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private void setAside() {
        var aside = file.resolveSibling(file.getFileName() + ".damaged");
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + i);
        }
        try {
            Files.move(file, aside);
            messages.add("Your progress file was damaged. It is kept as '" + aside.getFileName()
                    + "'; a new one has begun.");
        } catch (IOException e) {
            sayReadOnly();
        }
    }

    private void sayReadOnly() {
        if (!saidReadOnly) {
            saidReadOnly = true;
            messages.add("Your progress cannot be saved in '" + file + "'. It is kept until this kernel ends.");
        }
    }
}
