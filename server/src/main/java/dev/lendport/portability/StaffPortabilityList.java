package dev.lendport.portability;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lendport.casework.CaseSearch;
import dev.lendport.database.Rows;
import dev.lendport.database.Where;
import dev.lendport.http.Pages;
import dev.lendport.journal.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the lender's staff look through, over all partners; asked as the system. The oldest first: it waits longest. */
@Component
class StaffPortabilityList {
    private final JdbcClient jdbc;

    StaffPortabilityList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line of the queue.
     *
     * @param respondedAt when the evidence came, or the request was answered in another way
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            UUID receivedPortabilityKey,
            String receivedPortabilityStatus,
            UUID requesterKey,
            String requesterName,
            String contractNumber,
            String portabilityNumber,
            String ispb,
            BigDecimal dueBalance,
            Instant receivedAt,
            Instant retentionUntil,
            @Nullable Instant respondedAt,
            @Nullable String retentionReason) {}

    /** What staff ask for. */
    record Filter(Optional<PortabilityState> state, Optional<UUID> broker, Optional<String> text) {}

    Pages<Line> page(Filter filter, PortabilityList.Place place) {
        var where = new Where()
                .andIf("p.broker_id = ?", filter.broker())
                .andIf("p.status = ?", filter.state().map(PortabilityState::wire))
                .and(CaseSearch.narrowing(Subject.Type.RECEIVED_PORTABILITY, "p.broker_id", "p.id", filter.text()));
        long offset = (place.number() - 1L) * place.size();
        var lines = jdbc.sql("""
                        SELECT p.id, p.status, b.id AS broker_id, b.name, p.contract_number, p.portability_number,
                               p.source_ispb, p.due_balance, p.received_at, p.retention_until, p.responded_at,
                               p.retention_reason
                          FROM received_portability p JOIN broker b ON b.id = p.broker_id
                        """ + where.sql() + " ORDER BY p.received_at, p.id LIMIT ? OFFSET ?")
                .params(where.parameters())
                .params(place.size(), offset)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("status"),
                        row.getObject("broker_id", UUID.class),
                        row.getString("name"),
                        row.getString("contract_number"),
                        row.getString("portability_number"),
                        row.getString("source_ispb"),
                        row.getBigDecimal("due_balance"),
                        Rows.instant(row, "received_at"),
                        Rows.instant(row, "retention_until"),
                        Rows.instantOrNull(row, "responded_at"),
                        row.getString("retention_reason")))
                .list();
        var total = jdbc.sql("SELECT count(*) FROM received_portability p" + where.sql())
                .params(where.parameters())
                .query(Long.class)
                .single();
        return Pages.of(lines, place.number(), place.size(), total);
    }
}
