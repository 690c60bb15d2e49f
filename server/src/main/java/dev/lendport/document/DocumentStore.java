package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
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
     * Removes what was written before an instant and is claimed by nobody: drafts, and files without a row.
     *
     * @param claimed which of a broker's keys have a row
     * @return how many were removed
     */
    int sweep(Instant before, BiFunction<BrokerId, Collection<UUID>, Set<UUID>> claimed) throws IOException;

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
