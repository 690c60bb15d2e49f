package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseChanges.Change;
import dev.lendport.casework.CaseCounts;
import dev.lendport.casework.CaseSearch;
import dev.lendport.casework.SearchWords;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.pricing.PricedLoan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** The stored simulations. */
@Component
class Simulations {
    private static final TypeReference<List<RuleOutcome>> OUTCOMES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Simulations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A simulation before it has a number.
     *
     * @param body the request as it was sent, which a merge patch is applied to later
     */
    record New(UUID id, JsonNode body, SimulationRequest request, List<UUID> borrowerIds, PricedLoan priced) {}

    /** Stores a new simulation and counts it; gives its number. */
    int add(Caller caller, New simulation, Instant now, Instant validUntil) {
        var listed = Listed.of(simulation.request(), simulation.priced());
        return listed.bound(jdbc.sql("""
                        WITH next AS (
                            SELECT nextval('simulation_number')::integer AS number
                        ), born AS (
                            SELECT :broker::uuid AS broker_id, 'simulation' AS kind, :id::uuid AS id, '1' AS state,
                                   NULL::integer AS branch_id, :words || E'\\n' || next.number AS words
                              FROM next
                        ),
                        """ + CaseCounts.BORN + ", " + CaseSearch.BORN + """
                        INSERT INTO simulation (broker_id, id, number, version, state, created_at, last_action_at,
                                                valid_until, request, borrower_ids, priced, price_sheet_version,
                                                failures, key_borrower_name, key_borrower_tax_id, partner_reference,
                                                loan_amount, loan_months, property_amount, has_cross_selling, tan, taeg,
                                                mtic, instalment, ltv)
                        SELECT :broker, :id, next.number, 1, 1, :now, :now,
                               :validUntil, :request::json, :borrowerIds, :priced::json, :sheet,
                               '[]', :name, :taxId, :reference,
                               :amount, :months, :property, :crossSelling, :tan, :taeg,
                               :mtic, :instalment, :ltv
                          FROM next
                        RETURNING number
                        """))
                .param("broker", caller.broker().value())
                .param("id", simulation.id())
                .param("now", Rows.at(now))
                .param("validUntil", Rows.at(validUntil))
                .param("request", simulation.body().toString())
                .param("borrowerIds", simulation.borrowerIds().toArray(UUID[]::new))
                .param("priced", Json.MAPPER.writeValueAsString(simulation.priced()))
                .param("sheet", simulation.priced().basis().priceSheetVersion())
                .query(Integer.class)
                .single();
    }

    /** Stores another state of a simulation whose row is locked, and counts it there. */
    void moved(Caller caller, Simulation before, Simulation after) {
        jdbc.sql("""
                        WITH moved AS (
                            UPDATE simulation
                               SET version = :version, state = :state, last_action_at = :now, failures = :failures::json
                             WHERE broker_id = :broker AND id = :id
                            RETURNING broker_id, 'simulation' AS kind, :before AS state_before, state::text AS state_after,
                                      false AS decided
                        ),
                        """ + CaseCounts.MOVED + "SELECT count(*) FROM moved")
                .param("version", after.version())
                .param("state", after.state().id())
                .param("now", Rows.at(after.moments().lastActionAt()))
                .param("failures", Json.MAPPER.writeValueAsString(after.failures()))
                .param("broker", caller.broker().value())
                .param("id", after.id())
                .param("before", before.state().key())
                .query(Long.class)
                .single();
    }

    /** Expires those of many simulations that are still open, and counts them in their new state; gives those. */
    List<Change> expire(Caller caller, List<UUID> ids, Instant now) {
        return jdbc.sql("""
                        WITH open AS (
                            SELECT id, state FROM simulation
                             WHERE broker_id = :broker AND id = ANY (:ids) AND state IN (1, 2)
                             ORDER BY id
                               FOR UPDATE
                        ), moved AS (
                            UPDATE simulation s
                               SET version = s.version + 1, state = 6, last_action_at = :now, failures = '[]'
                              FROM open
                             WHERE s.broker_id = :broker AND s.id = open.id
                            RETURNING s.broker_id, 'simulation' AS kind, open.state::text AS state_before,
                                      s.state::text AS state_after, false AS decided,
                                      s.id, s.number, s.version, open.state AS before
                        ),
                        """ + CaseCounts.ALL_MOVED + "SELECT id, number, version, before FROM moved")
                .param("broker", caller.broker().value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", Rows.at(now))
                .query((row, n) -> new Change(
                        row.getObject("id", UUID.class),
                        SimulationState.of(row.getInt("before")),
                        SimulationState.EXPIRED,
                        row.getLong("version"),
                        Map.of("simulationNumber", row.getInt("number"), "stateId", SimulationState.EXPIRED.id())))
                .list();
    }

    /** Stores another request, its price and state of a simulation whose row is locked. */
    void changed(Caller caller, Simulation before, Simulation after, JsonNode body) {
        var listed = Listed.of(after.request(), after.priced());
        listed.bound(jdbc.sql("""
                        WITH found_by AS (
                            SELECT :broker::uuid AS broker_id, 'simulation' AS kind, :id::uuid AS id,
                                   NULL::integer AS branch_id, :words || E'\\n' || :number AS words
                        ), moved AS (
                            UPDATE simulation
                               SET version = :version, state = :state, last_action_at = :now, failures = '[]',
                                   request = :request::json, borrower_ids = :borrowerIds, priced = :priced::json,
                                   key_borrower_name = :name, key_borrower_tax_id = :taxId, partner_reference = :reference,
                                   loan_amount = :amount, loan_months = :months, property_amount = :property,
                                   has_cross_selling = :crossSelling, tan = :tan, taeg = :taeg, mtic = :mtic,
                                   instalment = :instalment, ltv = :ltv
                             WHERE broker_id = :broker AND id = :id
                            RETURNING broker_id, 'simulation' AS kind, :before AS state_before, state::text AS state_after,
                                      false AS decided
                        ),
                        """ + CaseSearch.CHANGED + ", " + CaseCounts.MOVED + "SELECT count(*) FROM moved"))
                .param("broker", caller.broker().value())
                .param("id", after.id())
                .param("number", Integer.toString(after.number()))
                .param("version", after.version())
                .param("state", after.state().id())
                .param("before", before.state().key())
                .param("now", Rows.at(after.moments().lastActionAt()))
                .param("request", body.toString())
                .param("borrowerIds", after.borrowerIds().toArray(UUID[]::new))
                .param("priced", Json.MAPPER.writeValueAsString(after.priced()))
                .query(Long.class)
                .single();
    }

    /** One version more of a locked simulation whose own row says nothing new. */
    long touch(Caller caller, UUID id, Instant now) {
        return jdbc.sql("""
                        UPDATE simulation SET version = version + 1, last_action_at = ?
                         WHERE broker_id = ? AND id = ?
                        RETURNING version
                        """)
                .params(Rows.at(now), caller.broker().value(), id)
                .query(Long.class)
                .single();
    }

    /** A simulation, or refused as not found when it is unknown or another broker's. */
    Outcome<Simulation> find(Caller caller, UUID id) {
        return find(caller, id, "");
    }

    /** A simulation that nobody else changes until the transaction ends. */
    Outcome<Simulation> findLocked(Caller caller, UUID id) {
        return find(caller, id, " FOR UPDATE");
    }

    private Outcome<Simulation> find(Caller caller, UUID id, String lock) {
        return jdbc.sql("""
                        SELECT id, number, version, state, created_at, last_action_at, valid_until, request,
                               borrower_ids, priced, failures, process_id
                          FROM simulation
                         WHERE broker_id = ? AND id = ?
                        """ + lock)
                .params(caller.broker().value(), id)
                .query((row, n) -> simulation(row))
                .optional()
                .<Outcome<Simulation>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    /** The request of a locked simulation, as it was last asked. */
    JsonNode body(Caller caller, UUID id) {
        return jdbc.sql("SELECT request FROM simulation WHERE broker_id = ? AND id = ?")
                .params(caller.broker().value(), id)
                .query((row, n) -> Json.MAPPER.readTree(row.getString(1)))
                .single();
    }

    private static Simulation simulation(ResultSet row) throws SQLException {
        return new Simulation(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getLong("version"),
                SimulationState.of(row.getInt("state")),
                new Simulation.Moments(
                        Rows.instant(row, "created_at"),
                        Rows.instant(row, "last_action_at"),
                        Rows.instant(row, "valid_until")),
                Json.MAPPER.readValue(row.getString("request"), SimulationRequest.class),
                Rows.ids(row, "borrower_ids"),
                Json.MAPPER.readValue(row.getString("priced"), PricedLoan.class),
                Json.MAPPER.readValue(row.getString("failures"), OUTCOMES),
                row.getObject("process_id", UUID.class));
    }

    /** The columns that a list shows or looks in. */
    private record Listed(
            @Nullable String keyBorrowerName,
            @Nullable String keyBorrowerTaxId,
            @Nullable String partnerReference,
            BigDecimal loanAmount,
            int loanMonths,
            BigDecimal propertyAmount,
            boolean hasCrossSelling,
            BigDecimal tan,
            BigDecimal taeg,
            BigDecimal mtic,
            BigDecimal instalment,
            BigDecimal ltv,
            String words) {

        static Listed of(SimulationRequest request, PricedLoan priced) {
            var figures = priced.requested();
            return new Listed(
                    request.keyBorrower().name(),
                    request.keyBorrower().taxId(),
                    request.partnerReference(),
                    request.loan().loanAmount(),
                    request.loan().loanDurationMonths(),
                    request.property().acquisitionAmount(),
                    request.loan().hasCrossSelling(),
                    figures.tan(),
                    figures.taeg(),
                    figures.mtic(),
                    figures.monthlyInstallmentAmount(),
                    figures.ltvEstimated(),
                    words(request));
        }

        /** The statement with these columns' parameters. */
        JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement) {
            return statement
                    .param("name", keyBorrowerName)
                    .param("taxId", keyBorrowerTaxId)
                    .param("reference", partnerReference)
                    .param("amount", loanAmount)
                    .param("months", loanMonths)
                    .param("property", propertyAmount)
                    .param("crossSelling", hasCrossSelling)
                    .param("tan", tan)
                    .param("taeg", taeg)
                    .param("mtic", mtic)
                    .param("instalment", instalment)
                    .param("ltv", ltv)
                    .param("words", words);
        }

        private static String words(SimulationRequest request) {
            Stream<@Nullable String> ofBorrowers = request.borrowers().stream()
                    .flatMap(borrower -> Stream.<@Nullable String>of(borrower.name(), borrower.taxId()));
            return SearchWords.of(Stream.concat(ofBorrowers, Stream.<@Nullable String>of(request.partnerReference())));
        }
    }
}
