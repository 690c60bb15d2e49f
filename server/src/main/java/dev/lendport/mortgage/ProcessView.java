package dev.lendport.mortgage;

import dev.lendport.casework.CaseView;
import dev.lendport.checklist.DocumentView;
import dev.lendport.deadline.Deadlines;
import dev.lendport.message.Messages;
import dev.lendport.outcome.Language;
import dev.lendport.pricing.LoanDetail;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows processes in the caller's language, in the form of the partner API. */
final class ProcessView {
    private final Taxonomies taxonomies;
    private final Language language;

    ProcessView(Taxonomies taxonomies, Language language) {
        this.taxonomies = taxonomies;
        this.language = language;
    }

    record Detail(
            UUID processUniqueID,
            int processNumber,
            UUID simulationUniqueID,
            int simulationNumber,
            @Nullable String partnerReference,
            Instant creationDate,
            Instant lastActionDate,
            int branchID,
            String branchDescription,
            int processStatusID,
            String processStatusDescription,
            @Nullable Integer processCancelReasonID,
            @Nullable String processCancelReasonDescription,
            LoanDetail loanProcessDetail,
            List<ShortBorrower> borrowersProcessList,
            Map<String, Object> propertyProcessDetail,
            List<DocumentView.Item> documentsProcessList,
            List<Messages.Comment> notesProcessList,
            List<CaseView.Action> allowedActions,
            List<PendingItem.Shown> pendingItems,
            List<Deadlines.Shown> deadlines) {}

    record ShortBorrower(
            UUID borrowerUniqueID,
            int borrowerTypeID,
            String borrowerTypeDescription,
            @Nullable Integer keyBorrowerRelationID,
            @Nullable String keyBorrowerRelationDescription,
            @Nullable Instant acceptedAt) {}

    /** What a detail shows that lies beside the process. */
    record Beside(
            List<DocumentView.Item> papers,
            List<Messages.Comment> notes,
            List<PendingItem.Shown> pendingItems,
            List<Deadlines.Shown> deadlines) {}

    static Detail detail(CaseView<MortgageProcess> view, Beside beside) {
        return new ProcessView(view.taxonomies(), view.caller().language()).shown(view, beside);
    }

    private Detail shown(CaseView<MortgageProcess> view, Beside beside) {
        var process = view.found();
        var origin = process.origin();
        var priced = process.loan().priced();
        var reason = process.cancelReasonId();
        return new Detail(
                process.id(),
                process.number(),
                origin.simulationId(),
                origin.simulationNumber(),
                origin.partnerReference(),
                process.moments().created(),
                process.moments().lastAction(),
                process.branchId(),
                text(TaxonomyList.BRANCHES, process.branchId()),
                ProcessCases.state(view).id(),
                view.stateDescription(),
                reason,
                reason == null ? null : text(TaxonomyList.PROPOSAL_CANCEL_REASONS, reason),
                LoanDetail.of(priced.loan(), priced.requested(), process.ltvReal(), taxonomies, language),
                process.borrowers().stream().map(this::shortly).toList(),
                property(process.property()),
                beside.papers(),
                beside.notes(),
                view.actions(),
                beside.pendingItems(),
                beside.deadlines());
    }

    Map<String, Object> borrower(Borrower borrower) {
        var brief = shortly(borrower);
        var shown = new LinkedHashMap<String, Object>();
        shown.put("borrowerUniqueID", brief.borrowerUniqueID());
        shown.put("borrowerTypeID", brief.borrowerTypeID());
        shown.put("borrowerTypeDescription", brief.borrowerTypeDescription());
        putIfKnown(shown, "keyBorrowerRelationID", brief.keyBorrowerRelationID());
        putIfKnown(shown, "keyBorrowerRelationDescription", brief.keyBorrowerRelationDescription());
        putIfKnown(shown, "acceptedAt", brief.acceptedAt());
        shown.put(FieldGroup.PERSONAL.wire(), FieldGroup.PERSONAL.described(borrower.personal(), taxonomies, language));
        shown.put(
                FieldGroup.PROFESSIONAL.wire(),
                FieldGroup.PROFESSIONAL.described(borrower.professional(), taxonomies, language));
        shown.put(
                FieldGroup.FINANCIAL.wire(),
                FieldGroup.FINANCIAL.described(borrower.financial(), taxonomies, language));
        return shown;
    }

    Map<String, Object> property(Property property) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("propertyUniqueID", property.id());
        shown.putAll(FieldGroup.PROPERTY.described(property.details(), taxonomies, language));
        return shown;
    }

    private ShortBorrower shortly(Borrower borrower) {
        var relation = borrower.relationId();
        return new ShortBorrower(
                borrower.id().value(),
                borrower.type().id(),
                text(TaxonomyList.BORROWER_TYPES, borrower.type().id()),
                relation,
                relation == null ? null : text(TaxonomyList.KEY_BORROWER_RELATIONS, relation),
                borrower.acceptedAt());
    }

    private String text(TaxonomyList list, int id) {
        return taxonomies.description(list, id, language);
    }

    private static void putIfKnown(Map<String, Object> shown, String name, @Nullable Object value) {
        if (value != null) {
            shown.put(name, value);
        }
    }
}
