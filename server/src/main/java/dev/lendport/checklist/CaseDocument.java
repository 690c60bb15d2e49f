package dev.lendport.checklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A paper of a case, with the newest of its files.
 *
 * @param version one higher with every change of it, from 1
 * @param about what it is and what the broker calls it
 * @param decision null while the lender has not decided
 */
record CaseDocument(
        UUID id,
        int version,
        About about,
        DocumentStatus status,
        CaseFileVersion file,
        @Nullable Decision decision) {

    /**
     * What a paper is.
     *
     * @param typeId of the list of document types
     * @param borrowerId whose it is; null when it is the whole case's
     * @param datedOn the day that it bears
     */
    record About(
            int typeId,
            @Nullable UUID borrowerId,
            String title,
            @Nullable String observations,
            @Nullable LocalDate datedOn) {}

    /**
     * One of the files that a paper has had.
     *
     * @param number from 1
     * @param key of the document in the store
     * @param size bytes
     */
    record CaseFileVersion(int number, UUID key, String name, long size, Instant deliveredAt, String deliveredBy) {}

    /** What the lender decided on it, and why it refused it. */
    record Decision(
            Instant at,
            String by,
            @Nullable Integer reasonId,
            @Nullable String text) {}

    /** In the order of {@link CaseFile#COLUMN}. */
    static CaseDocument of(JsonNode row) {
        return new CaseDocument(
                UUID.fromString(row.get(0).stringValue()),
                row.get(1).intValue(),
                new About(
                        row.get(2).intValue(),
                        uuid(row.get(3)),
                        row.get(4).stringValue(),
                        text(row.get(5)),
                        row.get(6).isNull() ? null : LocalDate.parse(row.get(6).stringValue())),
                DocumentStatus.ofWire(row.get(7).stringValue()),
                new CaseFileVersion(
                        row.get(8).intValue(),
                        UUID.fromString(row.get(9).stringValue()),
                        row.get(10).stringValue(),
                        row.get(11).longValue(),
                        instant(row.get(12)),
                        row.get(13).stringValue()),
                row.get(14).isNull()
                        ? null
                        : new Decision(
                                instant(row.get(14)),
                                row.get(15).stringValue(),
                                row.get(16).isNull() ? null : row.get(16).intValue(),
                                text(row.get(17))));
    }

    static Instant instant(JsonNode value) {
        return OffsetDateTime.parse(value.stringValue()).toInstant();
    }

    static @Nullable UUID uuid(JsonNode value) {
        return value.isNull() ? null : UUID.fromString(value.stringValue());
    }

    static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.stringValue();
    }
}
