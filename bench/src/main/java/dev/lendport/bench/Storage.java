package dev.lendport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * A new folder for PostgreSQL's files, deleted afterwards.
 *
 * @param name what the report calls it
 */
record Storage(String name, Path folder) {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String MEMORY_TYPE = "tmpfs";

    /** A folder on a memory file system with at least this much room, where there is one. */
    static Optional<Storage> memory(long bytes) {
        try {
            if (!Files.isWritable(MEMORY)) {
                return Optional.empty();
            }
            var store = Files.getFileStore(MEMORY);
            return store.type().equals(MEMORY_TYPE) && store.getUsableSpace() >= bytes
                    ? Optional.of(new Storage("memory", Files.createTempDirectory(MEMORY, "lendport-bench")))
                    : Optional.empty();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    static Storage disk(Path parent) {
        try {
            var type = Files.getFileStore(Files.createDirectories(parent)).type();
            return new Storage("disk (" + type + ")", Files.createTempDirectory(parent, "lendport-bench"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    void delete() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
