package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseCounts;
import dev.lendport.casework.CaseSearch;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores a process that is created, with its borrowers, property, search text and count, in one statement. */
@Component
class NewProcesses {
    private final JdbcClient jdbc;

    NewProcesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A process to be. Its number comes with the row. */
    record NewProcess(
            UUID id,
            MortgageProcess.Origin origin,
            Instant acceptanceDue,
            OfferedLoan loan,
            List<Borrower> borrowers,
            Property property) {}

    /** Stores it In Acceptance, at the branch that handles the broker's processes, and answers its number. */
    int add(Caller caller, NewProcess process, Instant now) {
        var broker = caller.broker().value();
        var origin = process.origin();
        var key = process.borrowers().getFirst();
        var words = MortgageProcess.words(origin, process.borrowers());
        return jdbc.sql("""
                        WITH born AS (
                            INSERT INTO process (broker_id, id, state, created_at, last_action_at, acceptance_due_at,
                                                 simulation_id, simulation_number, partner_reference,
                                                 key_borrower_name, key_borrower_tax_id, loan_amount, property_amount,
                                                 ltv_estimated, has_insurance, loan, branch_id)
                            SELECT ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, broker.branch_id
                              FROM broker WHERE broker.id = ?
                            RETURNING broker_id, 'process' AS kind, id, state::text AS state, branch_id,
                                      ? || E'\\n' || number AS words, number),
                        people AS (
                            INSERT INTO borrower (broker_id, process_id, position, id, type_id, personal, professional,
                                                  financial)
                            SELECT born.broker_id, born.id, b.position, b.id, b.type, b.personal, '{}', b.financial
                              FROM born, json_to_recordset(?::json)
                                   AS b (position smallint, id uuid, type smallint, personal json, financial json)),
                        house AS (
                            INSERT INTO property (broker_id, process_id, id, details)
                            SELECT broker_id, id, ?, ?::json FROM born),
                        """ + CaseCounts.BORN + ", " + CaseSearch.BORN + "SELECT number FROM born")
                .params(broker, process.id(), Rows.at(now), Rows.at(now))
                .params(Rows.at(process.acceptanceDue()), origin.simulationId(), origin.simulationNumber())
                .param(origin.partnerReference())
                .param(key.name())
                .param(key.taxId())
                .params(process.loan().amount(), process.property().acquisitionAmount())
                .params(
                        process.loan().priced().requested().ltvEstimated(),
                        process.loan().hasInsurance())
                .params(Json.MAPPER.writeValueAsString(process.loan()), broker, words, rows(process.borrowers()))
                .params(process.property().id(), process.property().details().json())
                .query(Integer.class)
                .single();
    }

    private static String rows(List<Borrower> borrowers) {
        var rows = Json.MAPPER.createArrayNode();
        for (var borrower : borrowers) {
            rows.addObject()
                    .put("position", borrower.position())
                    .put("id", borrower.id().value().toString())
                    .put("type", borrower.type().id())
                    .set("personal", borrower.personal().node())
                    .set("financial", borrower.financial().node());
        }
        return rows.toString();
    }
}
