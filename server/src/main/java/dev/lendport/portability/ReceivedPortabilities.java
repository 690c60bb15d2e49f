package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseCounts;
import dev.lendport.casework.CaseSearch;
import dev.lendport.casework.SearchWords;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The received requests of the caller's broker. */
@Component
public class ReceivedPortabilities {
    private final JdbcClient jdbc;

    ReceivedPortabilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request, or refused as not found when it is unknown or another broker's. */
    public Outcome<ReceivedPortability> find(Caller caller, UUID key) {
        return only(jdbc.sql(PortabilityRow.SELECT + "WHERE broker_id = ? AND id = ?")
                .params(caller.broker().value(), key)
                .query(PortabilityRow::of)
                .optional());
    }

    /** A request and the name of its partner. */
    record Named(ReceivedPortability request, String requesterName) {}

    /** A request as it is shown: with the name of its partner, in one statement. */
    Outcome<Named> findNamed(Caller caller, UUID key) {
        return only(jdbc.sql(PortabilityRow.SELECT_NAMED + "WHERE broker_id = ? AND id = ?")
                .params(caller.broker().value(), key)
                .query((row, n) -> new Named(PortabilityRow.of(row, n), row.getString("requester_name")))
                .optional());
    }

    /** A request that was just changed, to be shown without reading it again. */
    Named named(Caller caller, ReceivedPortability request) {
        return new Named(
                request,
                jdbc.sql("SELECT name FROM broker WHERE id = ?")
                        .param(caller.broker().value())
                        .query(String.class)
                        .single());
    }

    /** A request that nobody else moves until the transaction ends. */
    Outcome<ReceivedPortability> findLocked(Caller caller, UUID key) {
        return only(findLocked(caller, List.of(key)).stream().findFirst());
    }

    /** Those of the keys that the broker has, locked in the order of their keys, so that batches do not block each other. */
    List<ReceivedPortability> findLocked(Caller caller, Collection<UUID> keys) {
        return jdbc.sql(PortabilityRow.SELECT + "WHERE broker_id = ? AND id = ANY (?) ORDER BY id FOR NO KEY UPDATE")
                .params(caller.broker().value(), keys.toArray(UUID[]::new))
                .query(PortabilityRow::of)
                .list();
    }

    /** One version more of a locked request whose own row says nothing new; it keeps no moment of its last action. */
    long touch(Caller caller, UUID key) {
        return jdbc.sql("""
                        UPDATE received_portability SET version = version + 1
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(caller.broker().value(), key)
                .query(Long.class)
                .single();
    }

    /** The key of the request that a portability number belongs to. */
    Optional<UUID> findKey(Caller caller, String portabilityNumber) {
        return jdbc.sql("SELECT id FROM received_portability WHERE broker_id = ? AND portability_number = ?")
                .params(caller.broker().value(), portabilityNumber)
                .query(UUID.class)
                .optional();
    }

    /** Keeps a request that just came, counts it and makes it findable. False when its contract has an open one. */
    boolean add(Caller caller, ReceivedPortability request) {
        var proposal = request.proposal();
        var contract = request.contract();
        var dates = request.dates();
        return jdbc.sql("""
                        WITH added AS (
                            INSERT INTO received_portability (
                                   broker_id, id, version, status, received_at, credit_operation_key, contract_number,
                                   portability_number, source_ispb, origin_contract_type, proposal_type,
                                   annual_interest_rate, annual_effective_interest_rate, number_of_installments,
                                   installment_face_value, issuer_name, issuer_document_number, phone_number, address,
                                   corban_document_number, reference_date, due_balance, due_balance_date,
                                   due_balance_limit_date, retention_limit_date, release_until, retention_until)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (broker_id, credit_operation_key)
                                  WHERE status IN ('received', 'waiting_validation', 'waiting_settlement')
                                  DO NOTHING
                            RETURNING broker_id, id, status
                        ), born AS (
                            SELECT broker_id, 'received_portability' AS kind, id, status AS state,
                                   NULL::integer AS branch_id, ?::text AS words
                              FROM added
                        ),
                        """ + CaseCounts.BORN + ", " + CaseSearch.BORN + "SELECT count(*) FROM born")
                        .params(caller.broker().value(), request.key(), request.version())
                        .params(request.state().wire(), Rows.at(request.receivedAt()))
                        .params(contract.creditOperationKey(), contract.contractNumber())
                        .params(proposal.portabilityNumber(), proposal.source().characters())
                        .params(proposal.originContractType().wire(), proposal.proposalType())
                        .params(
                                proposal.terms().annualInterestRate(),
                                proposal.terms().annualEffectiveInterestRate())
                        .params(
                                proposal.terms().installments(),
                                proposal.terms().installmentFaceValue().amount())
                        .params(contract.borrower().name(), contract.borrower().documentNumber())
                        .params(
                                contract.borrower().phoneNumber(),
                                Json.SNAKE.writeValueAsString(
                                        contract.borrower().address()))
                        .param(contract.corbanDocumentNumber())
                        .params(dates.reference(), request.dueBalance().amount(), dates.dueBalance())
                        .params(dates.dueBalanceLimit(), dates.retentionLimit())
                        .params(
                                Rows.at(request.cutOffs().release()),
                                Rows.at(request.cutOffs().retention()))
                        .param(words(request))
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static String words(ReceivedPortability request) {
        var borrower = request.contract().borrower();
        return SearchWords.of(Stream.of(
                borrower.name(),
                borrower.documentNumber(),
                request.contract().contractNumber(),
                request.proposal().portabilityNumber()));
    }

    /** A locked request, and what becomes of it. */
    record Moved(ReceivedPortability before, ReceivedPortability after) {}

    /** Stores what becomes of locked requests, and counts them there: one statement, and for many the same. */
    void moved(Caller caller, List<Moved> moves, Instant now) {
        jdbc.sql("""
                        WITH moved AS (
                            UPDATE received_portability p
                               SET version = a.version, status = a.status, response = a.response,
                                   responded_at = a.responded_at, retention_reason = a.retention_reason,
                                   release_until = a.release_until, retention_until = a.retention_until,
                                   retention_limit_date = a.retention_limit_date, settlement_date = a.settlement_date,
                                   settlement_due_balance = a.settlement_due_balance,
                                   settlement_until = a.settlement_until, canceled_reason = a.canceled_reason,
                                   closed_at = CASE WHEN a.ends THEN coalesce(p.closed_at, ?::timestamptz) END
                              FROM json_to_recordset(?::json) AS a (
                                   id uuid, version integer, status_before text, status text, ends boolean,
                                   response text, responded_at timestamptz, retention_reason text,
                                   release_until timestamptz, retention_until timestamptz, retention_limit_date date,
                                   settlement_date date, settlement_due_balance numeric, settlement_until timestamptz,
                                   canceled_reason text)
                             WHERE p.broker_id = ? AND p.id = a.id AND p.id = ANY (?)
                            RETURNING p.broker_id, 'received_portability' AS kind, a.status_before AS state_before,
                                      p.status AS state_after, false AS decided
                        ),
                        """ + CaseCounts.ALL_MOVED + "SELECT count(*) FROM moved")
                .params(
                        Rows.at(now),
                        Json.SNAKE.writeValueAsString(
                                moves.stream().map(Changed::of).toList()))
                .params(
                        caller.broker().value(),
                        moves.stream().map(move -> move.after().key()).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    /** The columns that a move can change, by name. */
    private record Changed(
            UUID id,
            long version,
            String statusBefore,
            String status,
            boolean ends,
            @Nullable String response,
            @Nullable Instant respondedAt,
            @Nullable String retentionReason,
            Instant releaseUntil,
            Instant retentionUntil,
            LocalDate retentionLimitDate,
            @Nullable LocalDate settlementDate,
            @Nullable BigDecimal settlementDueBalance,
            @Nullable Instant settlementUntil,
            @Nullable String canceledReason) {
        static Changed of(Moved move) {
            var after = move.after();
            var answer = after.answer();
            var reason = answer == null ? null : answer.retentionReason();
            var settlement = after.settlement();
            var canceled = after.canceledReason();
            return new Changed(
                    after.key(),
                    after.version(),
                    move.before().state().wire(),
                    after.state().wire(),
                    after.state().isFinal(),
                    answer == null ? null : answer.response().wire(),
                    answer == null ? null : answer.at(),
                    reason == null ? null : reason.wire(),
                    after.cutOffs().release(),
                    after.cutOffs().retention(),
                    after.dates().retentionLimit(),
                    settlement == null ? null : settlement.date(),
                    settlement == null ? null : settlement.dueBalance().amount(),
                    after.cutOffs().settlement(),
                    canceled == null ? null : canceled.wire());
        }
    }

    private static <T> Outcome<T> only(Optional<T> found) {
        return found.<Outcome<T>>map(Outcome::done).orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }
}
