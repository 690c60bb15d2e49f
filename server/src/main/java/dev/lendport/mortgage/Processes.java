package dev.lendport.mortgage;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** All processes of the caller's broker. */
@Component
class Processes {
    private final JdbcClient jdbc;

    Processes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A process, or refused as not found when it is unknown or another broker's. */
    Outcome<MortgageProcess> find(Caller caller, UUID id) {
        return jdbc.sql("""
                        SELECT p.id, p.number, p.version, p.state, p.created_at, p.last_action_at, p.acceptance_due_at,
                               p.cancel_reason_id, p.simulation_id, p.simulation_number, p.partner_reference,
                               p.branch_id, p.ltv_real, p.loan,
                               y.id AS property_id, y.version AS property_version, y.details,
                               (SELECT json_agg(json_build_array(b.id, b.position, b.version, b.type_id, b.relation_id,
                                                                 b.accepted_at, b.personal, b.professional, b.financial)
                                                ORDER BY b.position)
                                  FROM borrower b
                                 WHERE b.broker_id = ? AND b.process_id = p.id) AS borrowers
                          FROM process p JOIN property y ON y.broker_id = p.broker_id AND y.process_id = p.id
                         WHERE p.broker_id = ? AND p.id = ?
                        """)
                .params(caller.broker().value(), caller.broker().value(), id)
                .query((row, n) -> process(row))
                .optional()
                .<Outcome<MortgageProcess>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    /**
     * A process that nobody else changes until the transaction ends. Locked first and read afterwards: a statement that
     * waited for the lock would still show the borrowers as they were before it waited.
     */
    Outcome<MortgageProcess> findLocked(Caller caller, UUID id) {
        return jdbc.sql("SELECT id FROM process WHERE broker_id = ? AND id = ? FOR NO KEY UPDATE")
                .params(caller.broker().value(), id)
                .query(UUID.class)
                .optional()
                .<Outcome<MortgageProcess>>map(locked -> find(caller, locked))
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    /** Keeps the loan, branch, borrowers' names and property amount of a locked process; answers its new version. */
    int save(Caller caller, MortgageProcess process, Instant now) {
        var key = process.keyBorrower();
        var words = SearchWords.of(process.borrowers(), process.origin().simulationNumber()) + process.number();
        return jdbc.sql("""
                        WITH found_by AS (
                            UPDATE process_search SET words = ?, branch_id = ?
                             WHERE broker_id = ? AND process_id = ? AND (words <> ? OR branch_id <> ?))
                        UPDATE process
                           SET version = version + 1, last_action_at = ?, branch_id = ?, key_borrower_name = ?,
                               key_borrower_tax_id = ?, loan_amount = ?, property_amount = ?, ltv_estimated = ?,
                               has_insurance = ?, loan = ?::json
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(words, process.branchId(), caller.broker().value(), process.id(), words, process.branchId())
                .params(at(now), process.branchId(), key.name())
                .param(key.taxId())
                .params(process.loan().amount(), process.property().acquisitionAmount())
                .params(
                        process.loan().priced().requested().ltvEstimated(),
                        process.loan().hasInsurance())
                .params(Json.MAPPER.writeValueAsString(process.loan()))
                .params(caller.broker().value(), process.id())
                .query(Integer.class)
                .single();
    }

    /**
     * Leads a locked process to its next state and counts it there; answers its new version.
     *
     * @param cancelReasonId null unless the next state is Canceled
     */
    int move(Caller caller, MortgageProcess process, ProcessState next, @Nullable Integer cancelReasonId, Instant now) {
        if (!process.state().next().contains(next)) {
            throw new IllegalStateException("no way from " + process.state() + " to " + next);
        }
        return jdbc.sql("""
                        WITH moved AS (
                            UPDATE process
                               SET version = version + 1, last_action_at = ?, state = ?, cancel_reason_id = ?,
                                   accepted_at = coalesce(?::timestamptz, accepted_at),
                                   submitted_at = coalesce(?::timestamptz, submitted_at)
                             WHERE broker_id = ? AND id = ?
                            RETURNING broker_id, version, decided_at IS NOT NULL AS decided),
                        counted AS (
                            INSERT INTO process_count AS c (broker_id, state, decided, shard, processes)
                            SELECT moved.broker_id, step.state, moved.decided, pg_backend_pid() % 16, step.change
                              FROM moved, (VALUES (?, -1), (?, 1)) AS step (state, change)
                             ORDER BY step.state
                            ON CONFLICT (broker_id, state, decided, shard)
                            DO UPDATE SET processes = c.processes + excluded.processes)
                        SELECT version FROM moved
                        """)
                .params(at(now), next.id())
                .param(cancelReasonId)
                .param(next == ProcessState.IN_CREATION ? at(now) : null)
                .param(next == ProcessState.IN_REVIEW ? at(now) : null)
                .params(caller.broker().value(), process.id())
                .params(process.state().id(), next.id())
                .query(Integer.class)
                .single();
    }

    /** Ends those of many processes that waited for acceptance in vain, and counts them there; gives those. */
    List<Subject> expire(Caller caller, List<UUID> ids, Instant now) {
        return jdbc.sql("""
                        WITH expired AS (
                            UPDATE process
                               SET version = version + 1, last_action_at = :now, state = 10
                             WHERE broker_id = :broker AND id = ANY (:ids) AND state = 1 AND acceptance_due_at <= :now
                            RETURNING id, version, decided_at IS NOT NULL AS decided),
                        counted AS (
                            INSERT INTO process_count AS c (broker_id, state, decided, shard, processes)
                            SELECT :broker, step.state, e.decided, pg_backend_pid() % 16, sum(step.change)
                              FROM expired e, (VALUES (1, -1), (10, 1)) AS step (state, change)
                             GROUP BY step.state, e.decided
                             ORDER BY step.state, e.decided
                            ON CONFLICT (broker_id, state, decided, shard)
                            DO UPDATE SET processes = c.processes + excluded.processes)
                        SELECT id, version FROM expired
                        """)
                .param("broker", caller.broker().value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", at(now))
                .query((row, n) ->
                        new Subject(Subject.Type.PROCESS, row.getObject("id", UUID.class), row.getLong("version")))
                .list();
    }

    /** A process's broker. */
    record Owner(BrokerId broker, Mode mode) {}

    /** Whose process it is, asked as the system: a member of staff names no broker. One probe for each broker. */
    Optional<Owner> owner(UUID id) {
        return jdbc.sql("""
                        SELECT b.id, b.mode FROM broker b JOIN process p ON p.broker_id = b.id AND p.id = ?
                        """)
                .param(id)
                .query((row, n) ->
                        new Owner(new BrokerId(row.getObject("id", UUID.class)), Mode.valueOf(row.getString("mode"))))
                .optional();
    }

    private static MortgageProcess process(ResultSet row) throws SQLException {
        return new MortgageProcess(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getInt("version"),
                ProcessState.of(row.getInt("state")),
                new MortgageProcess.Origin(
                        row.getObject("simulation_id", UUID.class),
                        row.getInt("simulation_number"),
                        row.getString("partner_reference")),
                new MortgageProcess.Moments(
                        instant(row, "created_at"), instant(row, "last_action_at"), instant(row, "acceptance_due_at")),
                row.getObject("cancel_reason_id", Integer.class),
                row.getInt("branch_id"),
                Json.MAPPER.readValue(row.getString("loan"), OfferedLoan.class),
                row.getBigDecimal("ltv_real"),
                borrowers(Json.MAPPER.readTree(row.getString("borrowers"))),
                new Property(
                        row.getObject("property_id", UUID.class),
                        row.getInt("property_version"),
                        Fields.stored(Json.MAPPER.readTree(row.getString("details")))));
    }

    private static List<Borrower> borrowers(JsonNode rows) {
        return rows.valueStream()
                .map(row -> new Borrower(
                        UUID.fromString(row.get(0).stringValue()),
                        row.get(1).intValue(),
                        row.get(2).intValue(),
                        BorrowerType.of(row.get(3).intValue()),
                        row.get(4).isNull() ? null : row.get(4).intValue(),
                        row.get(5).isNull()
                                ? null
                                : OffsetDateTime.parse(row.get(5).stringValue()).toInstant(),
                        Fields.stored(row.get(6)),
                        Fields.stored(row.get(7)),
                        Fields.stored(row.get(8))))
                .toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
