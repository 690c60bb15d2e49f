package dev.lendport.portability;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.portability.ReceivedPortability.Settlement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The received requests of the caller's broker. A move answers the new version, which the journal entry carries. */
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

    /** The key of the request that a portability number belongs to. */
    Optional<UUID> findKey(Caller caller, String portabilityNumber) {
        return jdbc.sql("SELECT id FROM received_portability WHERE broker_id = ? AND portability_number = ?")
                .params(caller.broker().value(), portabilityNumber)
                .query(UUID.class)
                .optional();
    }

    /** Keeps a request that just came. False when its contract has an open one. */
    boolean add(Caller caller, ReceivedPortability request) {
        var proposal = request.proposal();
        var contract = request.contract();
        var dates = request.dates();
        return jdbc.sql("""
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
                        """)
                        .params(caller.broker().value(), request.key(), request.version())
                        .params(request.state().wire(), at(request.receivedAt()))
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
                                Json.MAPPER.writeValueAsString(
                                        contract.borrower().address()))
                        .param(contract.corbanDocumentNumber())
                        .params(dates.reference(), request.dueBalance().amount(), dates.dueBalance())
                        .params(dates.dueBalanceLimit(), dates.retentionLimit())
                        .params(
                                at(request.cutOffs().release()),
                                at(request.cutOffs().retention()))
                        .update()
                == 1;
    }

    /** Evidence came, and waits to be looked at. */
    int waitForValidation(Caller caller, UUID key, RetentionReason reason, Instant now) {
        return jdbc.sql("""
                        UPDATE received_portability
                           SET version = version + 1, status = 'waiting_validation', response = 'retention',
                               responded_at = ?, retention_reason = ?
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(at(now), reason.wire(), caller.broker().value(), key)
                .query(Integer.class)
                .single();
    }

    int retain(Caller caller, UUID key, Instant now) {
        return jdbc.sql("""
                        UPDATE received_portability SET version = version + 1, status = 'retained', closed_at = ?
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(at(now), caller.broker().value(), key)
                .query(Integer.class)
                .single();
    }

    /** The evidence was refused with time left: no answer stands any more. */
    int takeAnswerBack(Caller caller, UUID key, CutOffs cutOffs) {
        return jdbc.sql("""
                        UPDATE received_portability
                           SET version = version + 1, status = 'received', response = NULL, responded_at = NULL,
                               retention_reason = NULL, release_until = ?, retention_until = ?, retention_limit_date = ?
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(at(cutOffs.release()), at(cutOffs.retention()), PortabilityDeadlines.day(cutOffs.retention()))
                .params(caller.broker().value(), key)
                .query(Integer.class)
                .single();
    }

    /** A request that is to be released, and what is to be paid for it. */
    record Release(ReceivedPortability request, Settlement settlement) {}

    /**
     * Releases the balances of requests that are locked.
     *
     * @param until the cut-off of the payments
     * @return the new version of each
     */
    Map<UUID, Integer> release(Caller caller, Response response, List<Release> releases, Instant until, Instant now) {
        var versions = new HashMap<UUID, Integer>();
        var keys = releases.stream().map(release -> release.request().key()).toArray(UUID[]::new);
        jdbc.sql("""
                        UPDATE received_portability p
                           SET version = version + 1, status = 'waiting_settlement', response = ?, responded_at = ?,
                               retention_reason = NULL, settlement_date = r.date, settlement_due_balance = r.balance,
                               settlement_until = ?
                          FROM unnest(?::uuid[], ?::text[]::date[], ?::text[]::numeric[]) AS r (id, date, balance)
                         WHERE p.broker_id = ? AND p.id = r.id AND p.id = ANY (?)
                        RETURNING p.id, p.version
                        """)
                .params(response.wire(), at(now), at(until))
                .params(
                        keys,
                        texts(releases, release -> release.settlement().date()),
                        texts(
                                releases,
                                release -> release.settlement().dueBalance().amount()))
                .params(caller.broker().value(), keys)
                .query((row, n) -> versions.put(row.getObject("id", UUID.class), row.getInt("version")))
                .list();
        return versions;
    }

    int settle(Caller caller, UUID key, Instant now) {
        return jdbc.sql("""
                        UPDATE received_portability SET version = version + 1, status = 'settled', closed_at = ?
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(at(now), caller.broker().value(), key)
                .query(Integer.class)
                .single();
    }

    /** The lender cancels requests that nobody paid; answers the new version of each. */
    Map<UUID, Integer> cancelByCreditor(Caller caller, Collection<UUID> keys, CancelReason reason, Instant now) {
        var versions = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        UPDATE received_portability
                           SET version = version + 1, status = 'canceled_by_creditor', canceled_reason = ?, closed_at = ?
                         WHERE broker_id = ? AND id = ANY (?)
                        RETURNING id, version
                        """)
                .params(reason.wire(), at(now), caller.broker().value(), keys.toArray(UUID[]::new))
                .query((row, n) -> versions.put(row.getObject("id", UUID.class), row.getInt("version")))
                .list();
        return versions;
    }

    int cancelByProponent(Caller caller, UUID key, Instant now) {
        return jdbc.sql("""
                        UPDATE received_portability
                           SET version = version + 1, status = 'canceled_by_proponent', closed_at = ?
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(at(now), caller.broker().value(), key)
                .query(Integer.class)
                .single();
    }

    /** Something happened that did not move it. */
    int touch(Caller caller, UUID key) {
        return jdbc.sql("""
                        UPDATE received_portability SET version = version + 1 WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(caller.broker().value(), key)
                .query(Integer.class)
                .single();
    }

    /** A request's broker. */
    record Owner(BrokerId broker, Mode mode) {}

    /** Whose request it is, asked as the system: a member of staff names no broker. One probe for each broker. */
    Optional<Owner> owner(UUID key) {
        return jdbc.sql("""
                        SELECT b.id, b.mode FROM broker b JOIN received_portability p ON p.broker_id = b.id AND p.id = ?
                        """)
                .param(key)
                .query((row, n) ->
                        new Owner(new BrokerId(row.getObject("id", UUID.class)), Mode.valueOf(row.getString("mode"))))
                .optional();
    }

    private static Outcome<ReceivedPortability> only(Optional<ReceivedPortability> found) {
        return found.<Outcome<ReceivedPortability>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    private static String[] texts(List<Release> releases, Function<Release, Object> value) {
        return releases.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
