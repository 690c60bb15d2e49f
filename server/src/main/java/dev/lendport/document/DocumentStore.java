package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Where the bytes of documents lie, under their broker and key. Written once, never changed. */
interface DocumentStore {

    /** A place to write a file to before anybody can find it; left without being kept, it is gone. */
    Draft draft() throws IOException;

    /** Throws {@link java.nio.file.NoSuchFileException} when there is none, and what is answered 503 when it is away. */
    InputStream open(BrokerId broker, UUID key) throws IOException;

    /** Bytes of a document; empty when there is none. */
    OptionalLong size(BrokerId broker, UUID key) throws IOException;

    /** Puts a copy of a file under broker and key, whole or not at all. */
    void put(BrokerId broker, UUID key, Path file) throws IOException;

    /** Where whoever holds the link finds the document for a minute, called so; empty when it is to be read from here. */
    default Optional<URI> link(BrokerId broker, StoredDocument document, String fileName) {
        return Optional.empty();
    }

    /** Tells of every file, finished or not, that was written before an instant. */
    void list(Instant before, Listed listed) throws IOException;

    /**
     * Moves a file to where the operator finds it under a day.
     *
     * @param broker none for an unfinished file
     * @return false when another node has moved it
     */
    boolean setAside(@Nullable BrokerId broker, UUID key, LocalDate on) throws IOException;

    /** Told of some files of a broker, or of unfinished ones. */
    @FunctionalInterface
    interface Listed {
        void files(@Nullable BrokerId broker, List<UUID> keys) throws IOException;
    }

    /**
     * Moves aside what was written before an instant and is claimed by nobody: drafts, and files without a row. None is
     * deleted, as the rows may be those of a backup that is older than the files.
     *
     * @param on the day under which they can be found
     * @param claimed which of a broker's keys have a row
     * @return how many were moved
     */
    default int sweep(Instant before, LocalDate on, BiFunction<BrokerId, Collection<UUID>, Set<UUID>> claimed)
            throws IOException {
        var moved = new AtomicInteger();
        list(before, (broker, keys) -> {
            var kept = broker == null ? Set.<UUID>of() : claimed.apply(broker, keys);
            for (var key : keys) {
                if (!kept.contains(key) && setAside(broker, key, on)) {
                    moved.incrementAndGet();
                }
            }
        });
        return moved.get();
    }

    /** A file that is being taken in. */
    interface Draft extends Closeable {

        /** The key that it will have; the same however often a transaction is run. */
        UUID key();

        void write(byte[] bytes, int length) throws IOException;

        /** What was written, to look into. The caller closes it. */
        FileBytes written() throws IOException;

        /** Returns once the bytes are on the disk. */
        void secure() throws IOException;

        /** Puts the bytes, secured before, under broker and its key; whole or not at all, and again without effect. */
        void keep(BrokerId broker) throws IOException;
    }
}
