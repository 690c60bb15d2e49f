package dev.lendport.document;

import dev.lendport.caller.Caller;
import dev.lendport.document.Intake.Ready;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes a file that was uploaded by itself a document. Its hashes and its type are told, and nothing of its name. */
@Component
class KeepDocument {
    private static final int FIRST_VERSION = 1;

    private final Intake intake;
    private final Journal journal;

    KeepDocument(Intake intake, Journal journal) {
        this.intake = intake;
        this.journal = journal;
    }

    /** In the open transaction. */
    StoredDocument keep(Caller caller, Ready ready, Instant now) {
        var document = intake.keep(caller, ready, now);
        journal.append(
                caller,
                now,
                EventType.DOCUMENT_UPLOADED,
                new Subject(Subject.Type.DOCUMENT, document.key(), FIRST_VERSION),
                Map.of(
                        "fileType", document.fileType().wire(),
                        "size", document.size(),
                        "md5", document.md5(),
                        "sha256", document.sha256()));
        return document;
    }
}
