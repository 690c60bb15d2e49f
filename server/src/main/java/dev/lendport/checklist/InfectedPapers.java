package dev.lendport.checklist;

import dev.lendport.caller.Caller;
import dev.lendport.document.ScannedDocuments;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A paper in whose file a virus was found counts as not delivered, and whoever waits for it goes on waiting. */
@Component
class InfectedPapers implements ScannedDocuments {
    private final FiledCases cases;
    private final CaseDocuments documents;

    InfectedPapers(FiledCases cases, CaseDocuments documents) {
        this.cases = cases;
        this.documents = documents;
    }

    @Override
    public void infected(Caller system, UUID documentKey, Instant now) {
        documents.caseOf(system, documentKey).ifPresent(caseId -> {
            if (cases.lock(system, caseId, now) instanceof Outcome.Done<FiledCase>(var filed)) {
                filed.file().documents().stream()
                        .filter(paper -> paper.file().key().equals(documentKey))
                        .forEach(paper -> infected(system, caseId, paper, now));
            }
        });
    }

    private void infected(Caller system, UUID caseId, CaseDocument paper, Instant now) {
        documents.infect(system, caseId, paper.id());
        cases.changed(
                system,
                caseId,
                EventType.DOCUMENT_REVIEWED,
                Map.of(
                        "documentUniqueID", paper.id(),
                        "documentTypeID", paper.about().typeId(),
                        "status", DocumentStatus.INFECTED.wire()),
                now);
    }
}
