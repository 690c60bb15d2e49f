package dev.lendport.document;

import dev.lendport.caller.Caller;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes a received file a document. The journal tells its hashes and its type, and nothing that the client called it. */
@Component
class KeepDocument {
    private static final int FIRST_VERSION = 1;

    private final Documents documents;
    private final Journal journal;

    KeepDocument(Documents documents, Journal journal) {
        this.documents = documents;
        this.journal = journal;
    }

    /**
     * In the open transaction; the bytes are in their place before it commits. Should it not commit after all, the sweep
     * removes them: whether a commit that was not answered took place, only the row can tell. Run again after a
     * deadlock, it finds the bytes where they are: under the draft's key.
     *
     * @param draft with its bytes secured
     */
    StoredDocument keep(Caller caller, Instant now, DocumentStore.Draft draft, Received received, FileType type) {
        var hash = received.hash();
        var document = documents.add(
                caller, new StoredDocument(draft.key(), type, received.size(), hash.md5(), hash.sha256(), now));
        journal.append(
                caller,
                now,
                EventType.DOCUMENT_UPLOADED,
                new Subject(Subject.Type.DOCUMENT, document.key(), FIRST_VERSION),
                Map.of(
                        "fileType", type.wire(),
                        "size", document.size(),
                        "md5", document.md5(),
                        "sha256", document.sha256()));
        try {
            draft.keep(caller.broker());
        } catch (IOException unkept) {
            throw new UncheckedIOException(unkept);
        }
        return document;
    }
}
