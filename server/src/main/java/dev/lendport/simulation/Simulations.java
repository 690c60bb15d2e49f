package dev.lendport.simulation;

import dev.lendport.caller.Caller;
import dev.lendport.outcome.Json;
import dev.lendport.pricing.PricedLoan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** A simulation and the body it was last asked with. */
    record Locked(Simulation simulation, JsonNode body) {}

    /** Stores a new simulation and counts it; gives its number. */
    int add(Caller caller, New simulation, Instant now, Instant validUntil) {
        var listed = Listed.of(simulation.request(), simulation.priced());
        return listed.bound(jdbc.sql("""
                        WITH counted AS (
                            INSERT INTO simulation_count AS c (broker_id, state, shard, simulations)
                            VALUES (:broker, 1, pg_backend_pid() % 16, 1)
                            ON CONFLICT (broker_id, state, shard) DO UPDATE SET simulations = c.simulations + 1
                        ), next AS (
                            SELECT nextval('simulation_number')::integer AS number
                        ), findable AS (
                            INSERT INTO simulation_search (broker_id, simulation_id, words)
                            SELECT :broker, :id, next.number || ' ' || :words FROM next
                        )
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
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("validUntil", validUntil.atOffset(ZoneOffset.UTC))
                .param("request", simulation.body().toString())
                .param("borrowerIds", simulation.borrowerIds().toArray(UUID[]::new))
                .param("priced", Json.MAPPER.writeValueAsString(simulation.priced()))
                .param("sheet", simulation.priced().basis().priceSheetVersion())
                .query(Integer.class)
                .single();
    }

    /** Stores another state of a simulation whose row is locked. */
    void moved(Caller caller, Simulation simulation) {
        jdbc.sql("""
                        UPDATE simulation
                           SET version = ?, state = ?, last_action_at = ?, failures = ?::json
                         WHERE broker_id = ? AND id = ?
                        """)
                .params(
                        simulation.version(),
                        simulation.state().id(),
                        simulation.moments().lastActionAt().atOffset(ZoneOffset.UTC),
                        Json.MAPPER.writeValueAsString(simulation.failures()),
                        caller.broker().value(),
                        simulation.id())
                .update();
    }

    /** A simulation whose state was changed with many others. */
    record Moved(UUID id, int number, long version) {}

    /** Expires those of many simulations that are still open, and counts them in their new state; gives those. */
    List<Moved> expire(Caller caller, List<UUID> ids, Instant now) {
        var open = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        SELECT id, state FROM simulation
                         WHERE broker_id = ? AND id = ANY (?) AND state IN (1, 2)
                         ORDER BY id
                           FOR UPDATE
                        """).params(caller.broker().value(), ids.toArray(UUID[]::new)).query(row -> {
            open.put(row.getObject("id", UUID.class), row.getInt("state"));
        });
        if (open.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        WITH counted AS (
                            INSERT INTO simulation_count AS c (broker_id, state, shard, simulations)
                            SELECT :broker, m.state, pg_backend_pid() % 16, sum(m.change)
                              FROM (SELECT state, -1 AS change FROM unnest(:states::integer[]) AS before (state)
                                    UNION ALL
                                    SELECT 6, 1 FROM unnest(:states::integer[])) AS m
                             GROUP BY m.state
                             ORDER BY m.state
                            ON CONFLICT (broker_id, state, shard)
                            DO UPDATE SET simulations = c.simulations + excluded.simulations
                        )
                        UPDATE simulation
                           SET version = version + 1, state = 6, last_action_at = :now, failures = '[]'
                         WHERE broker_id = :broker AND id = ANY (:ids)
                        RETURNING id, number, version
                        """)
                .param("broker", caller.broker().value())
                .param("states", open.values().toArray(Integer[]::new))
                .param("ids", open.keySet().toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Moved(row.getObject("id", UUID.class), row.getInt("number"), row.getLong("version")))
                .list();
    }

    /** Stores another request, its price and state of a simulation whose row is locked. */
    void changed(Caller caller, Simulation simulation, JsonNode body) {
        var listed = Listed.of(simulation.request(), simulation.priced());
        listed.bound(jdbc.sql("""
                        WITH findable AS (
                            UPDATE simulation_search
                               SET words = :number || ' ' || :words
                             WHERE broker_id = :broker AND simulation_id = :id
                        )
                        UPDATE simulation
                           SET version = :version, state = :state, last_action_at = :now, failures = '[]',
                               request = :request::json, borrower_ids = :borrowerIds, priced = :priced::json,
                               key_borrower_name = :name, key_borrower_tax_id = :taxId, partner_reference = :reference,
                               loan_amount = :amount, loan_months = :months, property_amount = :property,
                               has_cross_selling = :crossSelling, tan = :tan, taeg = :taeg, mtic = :mtic,
                               instalment = :instalment, ltv = :ltv
                         WHERE broker_id = :broker AND id = :id
                        """))
                .param("broker", caller.broker().value())
                .param("id", simulation.id())
                .param("number", Integer.toString(simulation.number()))
                .param("version", simulation.version())
                .param("state", simulation.state().id())
                .param("now", simulation.moments().lastActionAt().atOffset(ZoneOffset.UTC))
                .param("request", body.toString())
                .param("borrowerIds", simulation.borrowerIds().toArray(UUID[]::new))
                .param("priced", Json.MAPPER.writeValueAsString(simulation.priced()))
                .update();
    }

    Optional<Simulation> find(Caller caller, UUID id) {
        return jdbc.sql("""
                        SELECT id, number, version, state, created_at, last_action_at, valid_until, request,
                               borrower_ids, priced, failures, process_id
                          FROM simulation
                         WHERE broker_id = ? AND id = ?
                        """)
                .params(caller.broker().value(), id)
                .query((row, n) -> simulation(row))
                .optional();
    }

    Optional<Simulation> lock(Caller caller, UUID id) {
        return lockWithBody(caller, id).map(Locked::simulation);
    }

    Optional<Locked> lockWithBody(Caller caller, UUID id) {
        return jdbc.sql("""
                        SELECT id, number, version, state, created_at, last_action_at, valid_until, request,
                               borrower_ids, priced, failures, process_id
                          FROM simulation
                         WHERE broker_id = ? AND id = ?
                           FOR UPDATE
                        """)
                .params(caller.broker().value(), id)
                .query((row, n) -> new Locked(simulation(row), Json.MAPPER.readTree(row.getString("request"))))
                .optional();
    }

    private static Simulation simulation(ResultSet row) throws SQLException {
        return new Simulation(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getLong("version"),
                SimulationState.of(row.getInt("state")),
                new Simulation.Moments(
                        instant(row, "created_at"), instant(row, "last_action_at"), instant(row, "valid_until")),
                Json.MAPPER.readValue(row.getString("request"), SimulationRequest.class),
                ids(row, "borrower_ids"),
                Json.MAPPER.readValue(row.getString("priced"), PricedLoan.class),
                Json.MAPPER.readValue(row.getString("failures"), OUTCOMES),
                row.getObject("process_id", UUID.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    /** Lower case without accents: what a search compares. */
    static String searchable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
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
            var ofBorrowers =
                    request.borrowers().stream().flatMap(borrower -> Stream.of(borrower.name(), borrower.taxId()));
            return Stream.concat(ofBorrowers, Stream.of(request.partnerReference()))
                    .filter(Objects::nonNull)
                    .map(Simulations::searchable)
                    .collect(Collectors.joining(" "));
        }
    }
}
