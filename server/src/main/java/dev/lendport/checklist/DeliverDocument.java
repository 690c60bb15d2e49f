package dev.lendport.checklist;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Transactions;
import dev.lendport.checklist.CaseDocument.About;
import dev.lendport.checklist.CaseDocument.CaseFileVersion;
import dev.lendport.document.FileLabel;
import dev.lendport.document.FileType;
import dev.lendport.document.Intake;
import dev.lendport.document.StoredDocument;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The broker brings papers, gives them other files, and takes back what nobody has decided on. */
@Component
class DeliverDocument {
    private final Transactions transactions;
    private final FiledCases cases;
    private final CaseDocuments documents;
    private final Intake intake;

    DeliverDocument(Transactions transactions, FiledCases cases, CaseDocuments documents, Intake intake) {
        this.transactions = transactions;
        this.cases = cases;
        this.documents = documents;
        this.intake = intake;
    }

    /** The work on a case that there is; what is sent for another one is not even read. */
    Work before(Caller caller, UUID caseId, Call call, Supplier<Work> work) {
        return switch (transactions.read(caller, now -> cases.find(caller, caseId, now))) {
            case Outcome.Refused<FiledCase>(var refusal) -> Work.refused(refusal, call);
            case Outcome.Done<FiledCase>(var found) -> work.get();
        };
    }

    /**
     * A file that was received for a paper.
     *
     * @param name as the client calls it
     */
    record Delivered(String name, Intake.Ready ready) {}

    /** The file of a paper once it is whole; refused for its name or for what it is. */
    static Outcome<Delivered> received(Intake.Incoming incoming, String name, @Nullable String mediaType)
            throws IOException {
        var label = new FileLabel(name, mediaType, "/documentContent");
        var refused = label.nameRefused("/fileName");
        return refused.isPresent()
                ? Outcome.refused(refused.get())
                : incoming.end(label, FileType.PAPERS).map(ready -> new Delivered(name, ready));
    }

    /** A change of a paper, or of its file, or of both. What is null stays. */
    record Revision(
            @Nullable String title,
            @Nullable String observations,
            @Nullable Delivered delivered) {}

    /** Two papers of the same title are two papers. Gives the new one's id. */
    Outcome<UUID> add(Caller caller, UUID caseId, About about, Delivered delivered, Instant now) {
        return cases.open(caller, caseId, FileAction.ADD, now).then(filed -> {
            if (about.borrowerId() != null && !filed.people().contains(about.borrowerId())) {
                return Outcome.refused(Refusal.invalid(FieldError.of("/borrowerUniqueID", "unknown_borrower")));
            }
            var room = roomFor(filed.file(), delivered.ready().size());
            if (room != null) {
                return Outcome.refused(room);
            }
            var id = Ids.next();
            var stored = intake.keep(caller, delivered.ready(), now);
            documents.add(caller, caseId, id, about, version(caller, 1, stored, delivered.name(), now));
            cases.changed(caller, caseId, EventType.DOCUMENT_DELIVERED, told(id, about, stored, 1), now);
            return Outcome.done(id);
        });
    }

    /** Gives the paper's new version. */
    Outcome<Integer> revise(Caller caller, UUID caseId, UUID id, Precondition known, Revision revision, Instant now) {
        return opened(caller, caseId, id, known, FileAction.REPLACE, now).then(opened -> {
            var before = opened.document();
            var about = new About(
                    before.about().typeId(),
                    before.about().borrowerId(),
                    revision.title() == null ? before.about().title() : revision.title(),
                    revision.observations() == null ? before.about().observations() : revision.observations(),
                    before.about().datedOn());
            var delivered = revision.delivered();
            if (delivered == null) {
                documents.describe(caller, caseId, id, about);
                cases.changed(caller, caseId, EventType.DOCUMENT_DESCRIBED, Map.of("documentUniqueID", id), now);
                return Outcome.done(before.version() + 1);
            }
            if (before.status() == DocumentStatus.ACCEPTED) {
                return Outcome.refused(decided(before, caller));
            }
            var room = roomFor(
                    opened.filed().file(),
                    delivered.ready().size() - before.file().size());
            if (room != null) {
                return Outcome.refused(room);
            }
            int number = before.file().number() + 1;
            if (number > CaseFile.MOST_FILES) {
                return Outcome.refused(ProblemCode.DOCUMENT_TOO_MANY_FILES, CaseFile.MOST_FILES);
            }
            var stored = intake.keep(caller, delivered.ready(), now);
            documents.replace(caller, caseId, id, about, version(caller, number, stored, delivered.name(), now));
            cases.changed(caller, caseId, EventType.DOCUMENT_REPLACED, told(id, about, stored, number), now);
            return Outcome.done(before.version() + 1);
        });
    }

    /** Only while nothing was decided on it. Its bytes stay where they are. */
    Outcome<UUID> remove(Caller caller, UUID caseId, UUID id, Precondition known, Instant now) {
        return opened(caller, caseId, id, known, FileAction.REMOVE, now).then(opened -> {
            var document = opened.document();
            if (document.decision() != null) {
                return Outcome.refused(decided(document, caller));
            }
            documents.remove(caller, caseId, id, now);
            cases.changed(caller, caseId, EventType.DOCUMENT_REMOVED, Map.of("documentUniqueID", id), now);
            return Outcome.done(id);
        });
    }

    /** A paper of an open case. */
    record Opened(FiledCase filed, CaseDocument document) {}

    private Outcome<Opened> opened(
            Caller caller, UUID caseId, UUID id, Precondition known, FileAction action, Instant now) {
        return cases.open(caller, caseId, action, now).then(filed -> opened(filed, id, known));
    }

    /** A paper at a version that the caller knows. */
    static Outcome<Opened> opened(FiledCase filed, UUID id, Precondition known) {
        return filed.file()
                .document(id)
                .<Outcome<Opened>>map(document -> known.refuses(document.version())
                        .<Outcome<Opened>>map(Outcome::refused)
                        .orElseGet(() -> Outcome.done(new Opened(filed, document))))
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    static Refusal decided(CaseDocument document, Caller caller) {
        return Refusal.of(
                ProblemCode.DOCUMENT_ALREADY_DECIDED, document.status().description(caller.language()));
    }

    private static @Nullable Refusal roomFor(CaseFile file, long more) {
        long bytes = file.documents().stream()
                .mapToLong(document -> document.file().size())
                .sum();
        return bytes + more > CaseFile.MOST_BYTES
                ? Refusal.of(ProblemCode.PROCESS_DOCUMENTS_TOO_LARGE, CaseFile.MOST_BYTES)
                : null;
    }

    private static CaseFileVersion version(Caller caller, int number, StoredDocument stored, String name, Instant now) {
        return new CaseFileVersion(
                number, stored.key(), name, stored.size(), now, caller.actor().name());
    }

    private static Map<String, Object> told(UUID id, About about, StoredDocument stored, int number) {
        var data = new LinkedHashMap<String, Object>();
        data.put("documentUniqueID", id);
        data.put("documentTypeID", about.typeId());
        if (about.borrowerId() != null) {
            data.put("borrowerUniqueID", about.borrowerId());
        }
        data.put("fileNumber", number);
        data.put("fileType", stored.fileType().wire());
        data.put("size", stored.size());
        data.put("sha256", stored.sha256());
        return data;
    }
}
