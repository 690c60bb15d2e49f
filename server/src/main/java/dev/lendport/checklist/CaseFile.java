package dev.lendport.checklist;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.lendport.outcome.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything about the papers of one case. A case loads it with its own row, so that its guard knows what is missing.
 *
 * @param documents in the order they were delivered
 * @param requests of staff, in the order they were made
 * @param waivers by the requirement that they are for
 */
public record CaseFile(List<CaseDocument> documents, List<Request> requests, Map<String, Waiver> waivers) {
    /** Nothing yet. */
    public static final CaseFile NONE = new CaseFile(List.of(), List.of(), Map.of());

    /** The file of a case as a column of its statement, where {@code p} is its row with {@code broker_id} and {@code id}. */
    public static final String COLUMN = """
            (SELECT json_build_object(
                'documents', (SELECT json_agg(json_build_array(d.id, d.version, d.type_id, d.borrower_id, d.title,
                                                               d.observations, d.dated_on, d.status, d.file_number,
                                                               d.document_key, d.file_name, d.size_bytes, d.delivered_at,
                                                               d.delivered_by, d.decided_at, d.decided_by, d.reason_id,
                                                               d.reason_text)
                                              ORDER BY d.id)
                                FROM case_document d
                               WHERE d.broker_id = p.broker_id AND d.case_id = p.id AND d.removed_at IS NULL),
                'requests', (SELECT json_agg(json_build_array(r.id, r.type_id, r.borrower_id, r.text, r.due_on,
                                                              r.requested_at, r.requested_by)
                                             ORDER BY r.id)
                               FROM document_request r
                              WHERE r.broker_id = p.broker_id AND r.case_id = p.id),
                'waivers', (SELECT json_agg(json_build_array(w.requirement_id, w.reason_id, w.reason_text, w.waived_at,
                                                             w.waived_by))
                              FROM document_waiver w
                             WHERE w.broker_id = p.broker_id AND w.case_id = p.id)))
            """;

    /** So many papers has a case at most. */
    public static final int MOST_DOCUMENTS = 200;

    /** So many papers more can staff ask for. */
    public static final int MOST_REQUESTS = 50;

    /** So many files has one paper at most, one after the other. */
    public static final int MOST_FILES = 50;

    /** So many bytes have the files of a case's papers at most. */
    public static final long MOST_BYTES = 200L * 1024 * 1024;

    public CaseFile {
        documents = List.copyOf(documents);
        requests = List.copyOf(requests);
        waivers = Map.copyOf(waivers);
    }

    /**
     * One paper more that staff asked for.
     *
     * @param dueOn the last day, in the lender's zone
     */
    record Request(
            UUID id, int typeId, @Nullable UUID borrowerId, String text, LocalDate dueOn, Instant at, String by) {
        /** What it is called in the list of required papers. */
        String requirementId() {
            return "request." + id;
        }
    }

    /** A required paper that the lender does without. */
    record Waiver(
            String requirementId, int reasonId, @Nullable String text, Instant at, String by) {}

    /** As {@link #COLUMN} gives it. */
    public static CaseFile of(String column) {
        var tree = Json.MAPPER.readTree(column);
        return new CaseFile(
                rows(tree, "documents").map(CaseDocument::of).toList(),
                rows(tree, "requests").map(CaseFile::request).toList(),
                rows(tree, "waivers")
                        .map(CaseFile::waiver)
                        .collect(toUnmodifiableMap(Waiver::requirementId, waiver -> waiver)));
    }

    Optional<CaseDocument> document(UUID id) {
        return documents.stream().filter(document -> document.id().equals(id)).findFirst();
    }

    private static Stream<JsonNode> rows(JsonNode tree, String name) {
        return tree.path(name).valueStream();
    }

    private static Request request(JsonNode row) {
        return new Request(
                UUID.fromString(row.get(0).stringValue()),
                row.get(1).intValue(),
                CaseDocument.uuid(row.get(2)),
                row.get(3).stringValue(),
                LocalDate.parse(row.get(4).stringValue()),
                CaseDocument.instant(row.get(5)),
                row.get(6).stringValue());
    }

    private static Waiver waiver(JsonNode row) {
        return new Waiver(
                row.get(0).stringValue(),
                row.get(1).intValue(),
                CaseDocument.text(row.get(2)),
                CaseDocument.instant(row.get(3)),
                row.get(4).stringValue());
    }
}
