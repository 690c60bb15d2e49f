package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseCounts;
import dev.lendport.casework.CaseSearch;
import dev.lendport.database.Rows;
import dev.lendport.database.Where;
import dev.lendport.http.Pages;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of a partner's requests. */
@Component
class PortabilityList {
    private final JdbcClient jdbc;
    private final CaseCounts counts;

    PortabilityList(JdbcClient jdbc, CaseCounts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
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
            Optional<String> text,
            Received received) {
        boolean isCounted() {
            return Stream.of(
                            contractNumber, portabilityNumber, documentNumber, text, received.from(), received.before())
                    .allMatch(Optional::isEmpty);
        }
    }

    record Received(Optional<Instant> from, Optional<Instant> before) {}

    /** A page and its number, from 1. */
    record Place(int number, int size) {}

    /** The newest first. */
    Pages<ReceivedPortability> of(Caller caller, Filter filter, Place place) {
        var received = filter.received();
        var where = new Where()
                .and("broker_id = ?", caller.broker().value())
                .andIf("status = ?", filter.state().map(PortabilityState::wire))
                .andIf("contract_number = ?", filter.contractNumber())
                .andIf("portability_number = ?", filter.portabilityNumber())
                .andIf("issuer_document_number = ?", filter.documentNumber())
                .andIf("received_at >= ?", received.from().map(Rows::at))
                .andIf("received_at < ?", received.before().map(Rows::at))
                .and(CaseSearch.narrowing(
                        Subject.Type.RECEIVED_PORTABILITY,
                        "received_portability.broker_id",
                        "received_portability.id",
                        filter.text()));
        long offset = (place.number() - 1L) * place.size();
        var rows = jdbc.sql(
                        PortabilityRow.SELECT + where.sql() + " ORDER BY received_at DESC, id DESC LIMIT ? OFFSET ?")
                .params(where.parameters())
                .params(place.size(), offset)
                .query(PortabilityRow::of)
                .list();
        var isWhole = place.number() == 1 && rows.size() < place.size();
        return Pages.of(rows, place.number(), place.size(), isWhole ? rows.size() : total(caller, filter, where));
    }

    /** From the counters, where nothing but the state narrows. */
    private long total(Caller caller, Filter filter, Where where) {
        return filter.isCounted()
                ? counts.total(
                        caller,
                        Subject.Type.RECEIVED_PORTABILITY,
                        filter.state().map(PortabilityState::key),
                        Optional.empty())
                : jdbc.sql("SELECT count(*) FROM received_portability" + where.sql())
                        .params(where.parameters())
                        .query(Long.class)
                        .single();
    }
}
