package dev.lendport.checklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lendport.document.StoredDocument;
import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows papers in the caller's language, in the form of the partner API. */
public final class DocumentView {
    private final Taxonomies taxonomies;
    private final Language language;

    public DocumentView(Taxonomies taxonomies, Language language) {
        this.taxonomies = taxonomies;
        this.language = language;
    }

    /**
     * A paper in a list.
     *
     * @param isMandatory whether it is one that the case has to have
     */
    public record Item(
            UUID documentUniqueID,
            String title,
            String fileName,
            int statusID,
            String statusDescription,
            int typeID,
            String typeDescription,
            int categoryID,
            String categoryDescription,
            @Nullable String observations,
            boolean isMandatory,
            @Nullable UUID borrowerUniqueID,
            @Nullable LocalDate documentDate,
            int fileNumber,
            Instant deliveredAt,
            String deliveredBy,
            @Nullable Review review,
            @JsonUnwrapped @Nullable FileFacts file) {}

    /** What the lender decided. */
    public record Review(
            Instant date,
            String userName,
            @Nullable Integer reasonID,
            @Nullable String reasonDescription,
            @Nullable String text) {}

    /** A paper that the case has to have. */
    record Required(
            String requirementID,
            int typeID,
            String typeDescription,
            String description,
            @Nullable UUID borrowerUniqueID,
            int count,
            @Nullable Integer maximumAgeDays,
            boolean stopsSubmission,
            String state,
            String stateDescription,
            List<UUID> documents,
            @Nullable LocalDate dueDate,
            @Nullable Review refusal,
            @Nullable Review waiver) {}

    /** What is known of the file itself. */
    public record FileFacts(
            String fileType,
            long size,
            String sha256,
            @Nullable Integer pages,
            String scan) {
        static FileFacts of(StoredDocument stored) {
            return new FileFacts(
                    stored.fileType().wire(),
                    stored.size(),
                    stored.sha256(),
                    stored.pages(),
                    stored.scan().wire());
        }
    }

    /** The papers of a case, as its detail shows them. */
    public List<Item> items(CaseFile file, Checklist checklist) {
        return file.documents().stream()
                .map(document -> item(document, checklist, null))
                .toList();
    }

    /** @param stored what is known of its file; null where only the paper is shown */
    Item item(CaseDocument document, Checklist checklist, @Nullable StoredDocument stored) {
        var about = document.about();
        int category =
                taxonomies.parent(TaxonomyList.DOCUMENT_TYPES, about.typeId()).orElseThrow();
        var decision = document.decision();
        return new Item(
                document.id(),
                about.title(),
                document.file().name(),
                document.status().id(),
                document.status().description(language),
                about.typeId(),
                text(TaxonomyList.DOCUMENT_TYPES, about.typeId()),
                category,
                text(TaxonomyList.DOCUMENT_CATEGORIES, category),
                about.observations(),
                checklist.asksFor(document.id()),
                about.borrowerId(),
                about.datedOn(),
                document.file().number(),
                document.file().deliveredAt(),
                document.file().deliveredBy(),
                decision == null ? null : review(decision),
                stored == null ? null : FileFacts.of(stored));
    }

    List<Required> required(Checklist checklist) {
        return checklist.items().stream().map(this::required).toList();
    }

    private Required required(ChecklistItem item) {
        var wanted = item.wanted();
        var refusal = item.refusal();
        var waiver = item.waiver();
        return new Required(
                item.requirementId(),
                wanted.typeId(),
                text(TaxonomyList.DOCUMENT_TYPES, wanted.typeId()),
                item.text(language),
                wanted.borrowerId(),
                wanted.count(),
                wanted.maximumAgeDays(),
                wanted.stopsSubmission(),
                item.state().wire(),
                item.state().description(language),
                item.documents(),
                wanted.dueOn(),
                refusal == null ? null : review(refusal),
                waiver == null
                        ? null
                        : new Review(
                                waiver.at(),
                                waiver.by(),
                                waiver.reasonId(),
                                text(TaxonomyList.DOCUMENT_WAIVER_REASONS, waiver.reasonId()),
                                waiver.text()));
    }

    private Review review(CaseDocument.Decision decision) {
        var reason = decision.reasonId();
        return new Review(
                decision.at(),
                decision.by(),
                reason,
                reason == null ? null : text(TaxonomyList.DOCUMENT_REFUSAL_REASONS, reason),
                decision.text());
    }

    private String text(TaxonomyList list, int id) {
        return taxonomies.description(list, id, language);
    }
}
