package dev.lendport.mortgage;

import dev.lendport.deadline.Deadlines;
import dev.lendport.mortgage.Permissions.PendingItem;
import dev.lendport.mortgage.Permissions.Reason;
import dev.lendport.mortgage.Permissions.Verdict;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import dev.lendport.pricing.LoanDetail;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows processes in the caller's language, in the form of the partner API. */
final class ProcessView {
    private static final Texts TEXTS = Texts.of("mortgage");

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
            List<Object> documentsProcessList,
            List<Object> notesProcessList,
            List<ShownAction> allowedActions,
            List<ShownItem> pendingItems,
            List<Deadlines.Shown> deadlines) {}

    record ShortBorrower(
            UUID borrowerUniqueID,
            int borrowerTypeID,
            String borrowerTypeDescription,
            @Nullable Integer keyBorrowerRelationID,
            @Nullable String keyBorrowerRelationDescription,
            @Nullable Instant acceptedAt) {}

    record ShownAction(String action, boolean allowed, List<ShownReason> reasons) {}

    record ShownReason(String code, String message) {}

    record ShownItem(String pointer, String code, String message) {}

    record Actions(
            UUID processUniqueId,
            int processStatusID,
            String processStatusDescription,
            List<ShownAction> allowedActions,
            List<ShownItem> pendingItems) {}

    /** An item of the list. Numbers and ids are texts there. */
    record Item(
            UUID processUniqueId,
            String processNumber,
            String keyBorrowerName,
            @Nullable String keyBorrowerTaxId,
            BigDecimal loanAmount,
            Instant lastActionDate,
            String processStatusId,
            String processStatusDescription,
            boolean hasCreditDecision,
            String branchId,
            String branchDescription,
            @Nullable Instant contractDate,
            @Nullable Instant scheduledContractDate,
            BigDecimal propertyAmount,
            UUID simulationUniqueId,
            String simulationNumber,
            boolean hasInsurance,
            BigDecimal ltvEstimated,
            @Nullable BigDecimal ltvReal) {}

    Detail detail(MortgageProcess process, List<Deadlines.Shown> deadlines, Instant now) {
        var origin = process.origin();
        var priced = process.loan().priced();
        var reason = process.cancelReasonId();
        var permissions = process.permissions(now);
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
                process.state().id(),
                state(process.state()),
                reason,
                reason == null ? null : text(TaxonomyList.PROPOSAL_CANCEL_REASONS, reason),
                LoanDetail.of(priced.loan(), priced.requested(), process.ltvReal(), taxonomies, language),
                process.borrowers().stream().map(this::shortly).toList(),
                property(process.property()),
                List.of(),
                List.of(),
                actions(permissions, process),
                items(permissions),
                deadlines);
    }

    Actions actions(MortgageProcess process, Instant now) {
        var permissions = process.permissions(now);
        return new Actions(
                process.id(),
                process.state().id(),
                state(process.state()),
                actions(permissions, process),
                items(permissions));
    }

    Item item(ProcessList.Row row) {
        return new Item(
                row.id(),
                Integer.toString(row.number()),
                row.keyBorrowerName(),
                row.keyBorrowerTaxId(),
                plain(row.loanAmount()),
                row.lastActionAt(),
                Integer.toString(row.state().id()),
                state(row.state()),
                row.hasCreditDecision(),
                Integer.toString(row.branchId()),
                text(TaxonomyList.BRANCHES, row.branchId()),
                row.contractAt(),
                row.scheduledContractAt(),
                plain(row.propertyAmount()),
                row.simulationId(),
                Integer.toString(row.simulationNumber()),
                row.hasInsurance(),
                plain(row.ltvEstimated()),
                row.ltvReal() == null ? null : plain(row.ltvReal()));
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
                borrower.id(),
                borrower.type().id(),
                text(TaxonomyList.BORROWER_TYPES, borrower.type().id()),
                relation,
                relation == null ? null : text(TaxonomyList.KEY_BORROWER_RELATIONS, relation),
                borrower.acceptedAt());
    }

    private List<ShownAction> actions(Permissions permissions, MortgageProcess process) {
        return permissions.verdicts().stream()
                .map(verdict -> new ShownAction(
                        verdict.action().wire(), verdict.allowed(), reasons(verdict, permissions, process)))
                .toList();
    }

    private List<ShownReason> reasons(Verdict verdict, Permissions permissions, MortgageProcess process) {
        return verdict.reasons().stream()
                .map(reason -> new ShownReason(reason.code(), message(reason, permissions, process)))
                .toList();
    }

    private String message(Reason reason, Permissions permissions, MortgageProcess process) {
        var key = "reason." + reason.code();
        return switch (reason) {
            case WRONG_STATE -> TEXTS.text(language, key, state(process.state()));
            case ACCEPTANCE_LAPSED ->
                TEXTS.text(
                        language,
                        key,
                        process.moments()
                                .acceptanceDue()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
            case PENDING_ITEMS ->
                TEXTS.text(language, key, permissions.pending().size());
            case TOO_MANY_BORROWERS -> TEXTS.text(language, key, Borrower.MOST);
            case ONLY_KEY_BORROWER -> TEXTS.text(language, key);
        };
    }

    private List<ShownItem> items(Permissions permissions) {
        return permissions.pending().stream()
                .map(item -> new ShownItem(item.pointer(), item.code(), message(item)))
                .toList();
    }

    private String message(PendingItem item) {
        return TEXTS.text(language, "pending." + item.code(), TEXTS.text(language, "field." + item.field()));
    }

    private String state(ProcessState state) {
        return state.description(taxonomies, language);
    }

    private String text(TaxonomyList list, int id) {
        return taxonomies.description(list, id, language);
    }

    private static void putIfKnown(Map<String, Object> shown, String name, @Nullable Object value) {
        if (value != null) {
            shown.put(name, value);
        }
    }

    /** 200000 rather than 200000.00: as the detail shows it. */
    private static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
