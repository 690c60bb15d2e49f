package dev.lendport.checklist;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Zones;
import dev.lendport.journal.EventType;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lender's staff decide on papers, ask for more, and do without. */
@Component
class ReviewDocument {
    private static final int LONGEST_WAIT_DAYS = 365;

    private final FiledCases cases;
    private final CaseDocuments documents;

    ReviewDocument(FiledCases cases, CaseDocuments documents) {
        this.cases = cases;
        this.documents = documents;
    }

    Outcome<UUID> accept(Caller staff, UUID caseId, UUID id, Precondition known, Instant now) {
        return decide(staff, caseId, id, known, null, now);
    }

    Outcome<UUID> refuse(Caller staff, UUID caseId, UUID id, Precondition known, Reason reason, Instant now) {
        return decide(staff, caseId, id, known, reason, now);
    }

    /** An accepted paper can be refused later, and a refused one accepted; what a virus was found in is neither. */
    private Outcome<UUID> decide(
            Caller staff, UUID caseId, UUID id, Precondition known, @Nullable Reason refusal, Instant now) {
        return cases.open(staff, caseId, FileAction.REVIEW, now)
                .then(filed -> DeliverDocument.opened(filed, id, known))
                .then(opened -> {
                    var document = opened.document();
                    var next = refusal == null ? DocumentStatus.ACCEPTED : DocumentStatus.REFUSED;
                    if (document.status() == DocumentStatus.INFECTED || document.status() == next) {
                        return Outcome.refused(DeliverDocument.decided(document, staff));
                    }
                    documents.decide(staff, caseId, id, refusal, now);
                    var told = new LinkedHashMap<String, Object>();
                    told.put("documentUniqueID", id);
                    told.put("documentTypeID", document.about().typeId());
                    told.put("status", next.wire());
                    if (refusal != null) {
                        told.put("reasonID", refusal.id());
                    }
                    cases.changed(staff, caseId, EventType.DOCUMENT_REVIEWED, told, now);
                    return Outcome.done(id);
                });
    }

    /**
     * One paper more.
     *
     * @param borrowerId of whom; null when it is of the case
     */
    record Asked(int typeId, @Nullable UUID borrowerId, String text, LocalDate dueOn) {}

    /** Gives the id of the requirement. */
    Outcome<String> request(Caller staff, UUID caseId, Asked asked, Instant now) {
        return cases.open(staff, caseId, FileAction.REQUEST, now).then(filed -> {
            var today = LocalDate.ofInstant(now, Zones.LISBON);
            if (asked.dueOn().isBefore(today) || asked.dueOn().isAfter(today.plusDays(LONGEST_WAIT_DAYS))) {
                return Outcome.refused(Refusal.invalid(
                        FieldError.of("/dueDate", "out_of_range", today + " – " + today.plusDays(LONGEST_WAIT_DAYS))));
            }
            if (asked.borrowerId() != null && !filed.people().contains(asked.borrowerId())) {
                return Outcome.refused(Refusal.invalid(FieldError.of("/borrowerUniqueId", "unknown_borrower")));
            }
            if (filed.file().requests().size() >= CaseFile.MOST_REQUESTS) {
                return Outcome.refused(ProblemCode.PROCESS_TOO_MANY_REQUESTS, CaseFile.MOST_REQUESTS);
            }
            var request = new CaseFile.Request(
                    Ids.next(),
                    asked.typeId(),
                    asked.borrowerId(),
                    asked.text(),
                    asked.dueOn(),
                    now,
                    staff.actor().name());
            documents.request(staff, caseId, request);
            var told = new LinkedHashMap<String, Object>();
            told.put("requirementID", request.requirementId());
            told.put("documentTypeID", asked.typeId());
            if (asked.borrowerId() != null) {
                told.put("borrowerUniqueID", asked.borrowerId());
            }
            told.put("dueDate", asked.dueOn());
            cases.changed(staff, caseId, EventType.DOCUMENT_REQUESTED, told, now);
            return Outcome.done(request.requirementId());
        });
    }

    Outcome<String> waive(Caller staff, UUID caseId, String requirementId, Reason reason, Instant now) {
        return cases.open(staff, caseId, FileAction.WAIVE, now).then(filed -> {
            var item = filed.checklist().item(requirementId);
            if (item.isEmpty()) {
                return Outcome.refused(ProblemCode.NOT_FOUND);
            }
            if (item.get().waiver() != null) {
                return Outcome.refused(ProblemCode.DOCUMENT_ALREADY_WAIVED);
            }
            documents.waive(
                    staff,
                    caseId,
                    new CaseFile.Waiver(
                            requirementId,
                            reason.id(),
                            reason.text(),
                            now,
                            staff.actor().name()));
            cases.changed(
                    staff,
                    caseId,
                    EventType.DOCUMENT_WAIVED,
                    Map.of("requirementID", requirementId, "reasonID", reason.id()),
                    now);
            return Outcome.done(requirementId);
        });
    }
}
