package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.http.Pages;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of a partner's requests. */
@Component
class PortabilityList {
    private final JdbcClient jdbc;

    PortabilityList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a partner asks for.
     *
     * @param received from this instant on, and before that one
     */
    record Filter(
            Optional<PortabilityState> state,
            Optional<String> contractNumber,
            Optional<String> portabilityNumber,
            Optional<String> documentNumber,
            Received received) {}

    record Received(Optional<Instant> from, Optional<Instant> before) {}

    /** A page and its number, from 1. */
    record Place(int number, int size) {}

    /** The newest first. */
    Pages<ReceivedPortability> of(Caller caller, Filter filter, Place place) {
        var where = new Where();
        where.and("broker_id = ?", Optional.of(caller.broker().value()));
        where.and("status = ?", filter.state().map(PortabilityState::wire));
        where.and("contract_number = ?", filter.contractNumber());
        where.and("portability_number = ?", filter.portabilityNumber());
        where.and("issuer_document_number = ?", filter.documentNumber());
        where.and("received_at >= ?", filter.received().from().map(ReceivedPortabilities::at));
        where.and("received_at < ?", filter.received().before().map(ReceivedPortabilities::at));
        return page(where, place);
    }

    private Pages<ReceivedPortability> page(Where where, Place place) {
        long offset = (place.number() - 1L) * place.size();
        var rows = jdbc.sql(
                        PortabilityRow.SELECT + where.sql() + " ORDER BY received_at DESC, id DESC LIMIT ? OFFSET ?")
                .params(where.parameters())
                .params(place.size(), offset)
                .query(PortabilityRow::of)
                .list();
        return Pages.of(rows, place.number(), place.size(), total(where, place, rows.size()));
    }

    /** Counted only when the page does not show by itself how many there are. */
    private long total(Where where, Place place, int rows) {
        if (place.number() == 1 && rows < place.size()) {
            return rows;
        }
        return jdbc.sql("SELECT count(*) FROM received_portability" + where.sql())
                .params(where.parameters())
                .query(Long.class)
                .single();
    }
}
