package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Where the bytes of documents lie, under their broker and key. Written once, never changed. */
interface DocumentStore {

    /** A place to write a file to before anybody can find it; left without being kept, it is gone. */
    Draft draft() throws IOException;

    InputStream open(BrokerId broker, UUID key) throws IOException;

    /**
     * Moves aside what was written before an instant and is claimed by nobody: drafts, and files without a row. None is
     * deleted, as the rows may be those of a backup that is older than the files.
     *
     * @param on the day under which they can be found
     * @param claimed which of a broker's keys have a row
     * @return how many were moved
     */
    int sweep(Instant before, LocalDate on, BiFunction<BrokerId, Collection<UUID>, Set<UUID>> claimed)
            throws IOException;

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
