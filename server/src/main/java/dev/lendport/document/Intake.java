package dev.lendport.document;

import dev.lendport.caller.Caller;
import dev.lendport.document.DocumentStore.Draft;
import dev.lendport.http.ContentHash;
import dev.lendport.outcome.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes files in: written while they arrive, looked into, secured on the disk, and made documents in the transaction of
 * whoever wants them. Until then nobody can find them, and left without it they are gone.
 */
@Component
public class Intake {
    private final DocumentStore store;
    private final Documents documents;

    Intake(DocumentStore store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    /** Room for a file. The caller closes it, whatever became of it. */
    public Incoming begin() throws IOException {
        return new Incoming(store.draft());
    }

    /** A file that is coming in, by one thread. */
    public static final class Incoming implements Closeable {
        private final Draft draft;
        private final ContentHash.Running running = new ContentHash.Running();
        private long size;
        private @Nullable ContentHash hash;

        private Incoming(Draft draft) {
            this.draft = draft;
        }

        /** Where the file is written to. */
        public OutputStream stream() {
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                @SuppressWarnings("ThreadPriorityCheck") // for fairness, not for an order
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    var written = offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
                    draft.write(written, length);
                    running.update(written, length);
                    size += length;
                    // A fast sender is not waited for, and the virtual thread would keep its processor from all others.
                    Thread.yield();
                }
            };
        }

        /** Of what was written; nothing is written afterwards. */
        public ContentHash hash() {
            var known = hash == null ? running.end() : hash;
            hash = known;
            return known;
        }

        /** Looks into what was written and secures it; refused when it is nothing that is taken. */
        public Outcome<Ready> end(FileLabel label, Set<FileType> taken) throws IOException {
            try (var bytes = draft.written()) {
                return switch (FileInspection.of(bytes, label, taken)) {
                    case Outcome.Refused<Inspected>(var refusal) -> Outcome.refused(refusal);
                    case Outcome.Done<Inspected>(var inspected) -> {
                        draft.secure();
                        yield Outcome.done(new Ready(draft, inspected, size, hash()));
                    }
                };
            }
        }

        @Override
        public void close() throws IOException {
            draft.close();
        }
    }

    /** A file that may be kept: whole, secured, and what it says it is. */
    public static final class Ready {
        private final Draft draft;
        private final Inspected inspected;
        private final long size;
        private final ContentHash hash;

        private Ready(Draft draft, Inspected inspected, long size, ContentHash hash) {
            this.draft = draft;
            this.inspected = inspected;
            this.size = size;
            this.hash = hash;
        }

        /** Bytes. */
        public long size() {
            return size;
        }

        ContentHash hash() {
            return hash;
        }
    }

    /**
     * Makes it a document of the caller's broker, in the open transaction; the bytes are in their place before it commits.
     * Should it not commit after all, the sweep removes them: whether a commit that was not answered took place, only the
     * row can tell. Run again after a deadlock, it finds the bytes where they are: under the draft's key.
     */
    public StoredDocument keep(Caller caller, Ready ready, Instant now) {
        var arrived = new StoredDocument(
                ready.draft.key(), ready.inspected.type(), ready.size, ready.hash.md5(), ready.hash.sha256(), now);
        var document = documents.add(caller, arrived.withPages(ready.inspected.pages()));
        try {
            ready.draft.keep(caller.broker());
        } catch (IOException unkept) {
            throw new UncheckedIOException(unkept);
        }
        return document;
    }
}
