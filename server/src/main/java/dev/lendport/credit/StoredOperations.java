package dev.lendport.credit;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseSearch;
import dev.lendport.casework.SearchWords;
import dev.lendport.database.Rows;
import dev.lendport.database.Where;
import dev.lendport.finance.Money;
import dev.lendport.finance.credit.CreditTerms;
import dev.lendport.finance.credit.MonthlyRate;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of credit operations. */
@Component
class StoredOperations {
    private static final String READ = """
            SELECT key, version, state, contract_number, principal, monthly_rate_percent, instalments,
                   disbursement_date, first_due_date, instalment_face_value, costs_held_back, day_count,
                   arrears_monthly_rate_percent, annual_effective_percent, origin_contract_type,
                   corban_document_number, issuer_name, issuer_document_number, issuer_phone_number, issuer_email,
                   issuer_street, issuer_street_number, issuer_city, issuer_state, issuer_postal_code
              FROM credit_operation
            """;

    private final JdbcClient jdbc;

    StoredOperations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds new operations in one statement that makes them findable, but none whose contract number the partner has used.
     *
     * @return the keys of those that were added
     */
    Set<UUID> add(Caller caller, List<CreditOperation> operations, Instant now) {
        return Set.copyOf(jdbc.sql("""
                        WITH given AS (
                            SELECT * FROM json_to_recordset(?::json) AS o (
                                   key uuid, contract_number text, principal numeric,
                                   monthly_rate_percent numeric, instalments smallint, disbursement_date date,
                                   first_due_date date,
                                   instalment_face_value numeric, costs_held_back numeric, day_count text,
                                   arrears_monthly_rate_percent numeric,
                                   annual_effective_percent numeric, origin_contract_type text,
                                   corban_document_number text, issuer_name text,
                                   issuer_document_number text, issuer_phone_number text, issuer_email text,
                                   issuer_street text,
                                   issuer_street_number text, issuer_city text, issuer_state text,
                                   issuer_postal_code text, words text)
                        ), added AS (
                            INSERT INTO credit_operation
                                  (broker_id, version, state, created_at,
                                   key, contract_number, principal, monthly_rate_percent, instalments, disbursement_date, first_due_date,
                                   instalment_face_value, costs_held_back, day_count, arrears_monthly_rate_percent, annual_effective_percent,
                                   origin_contract_type, corban_document_number, issuer_name, issuer_document_number, issuer_phone_number,
                                   issuer_email, issuer_street, issuer_street_number, issuer_city, issuer_state, issuer_postal_code)
                            SELECT ?, 1, 'open', ?,
                                   key, contract_number, principal, monthly_rate_percent, instalments, disbursement_date, first_due_date,
                                   instalment_face_value, costs_held_back, day_count, arrears_monthly_rate_percent, annual_effective_percent,
                                   origin_contract_type, corban_document_number, issuer_name, issuer_document_number, issuer_phone_number,
                                   issuer_email, issuer_street, issuer_street_number, issuer_city, issuer_state, issuer_postal_code
                              FROM given
                            ON CONFLICT (broker_id, contract_number) DO NOTHING
                            RETURNING broker_id, key
                        ), born AS (
                            SELECT a.broker_id, 'credit_operation' AS kind, a.key AS id, NULL::integer AS branch_id, g.words
                              FROM added a JOIN given g ON g.key = a.key
                        ),
                        """ + CaseSearch.BORN + "SELECT id FROM born")
                .params(
                        Json.SNAKE.writeValueAsString(
                                operations.stream().map(Row::of).toList()),
                        caller.broker().value(),
                        Rows.at(now))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }

    /** The columns of a new operation and what it is found by, by name. */
    private record Row(
            UUID key,
            String contractNumber,
            BigDecimal principal,
            BigDecimal monthlyRatePercent,
            int instalments,
            LocalDate disbursementDate,
            LocalDate firstDueDate,
            BigDecimal instalmentFaceValue,
            BigDecimal costsHeldBack,
            String dayCount,
            BigDecimal arrearsMonthlyRatePercent,
            BigDecimal annualEffectivePercent,
            String originContractType,
            @Nullable String corbanDocumentNumber,
            String issuerName,
            String issuerDocumentNumber,
            String issuerPhoneNumber,
            @Nullable String issuerEmail,
            String issuerStreet,
            String issuerStreetNumber,
            String issuerCity,
            String issuerState,
            String issuerPostalCode,
            String words) {

        static Row of(CreditOperation operation) {
            var terms = operation.terms();
            var issuer = operation.issuer();
            var address = issuer.address();
            return new Row(
                    operation.key(),
                    operation.contractNumber(),
                    terms.principal().amount(),
                    terms.credit().rate().percent(),
                    terms.credit().instalments(),
                    terms.disbursementDate(),
                    terms.credit().firstDueDate(),
                    terms.instalmentFaceValue().amount(),
                    terms.costsHeldBack().amount(),
                    terms.dayCount().wire(),
                    terms.arrears().percent(),
                    operation.annualEffectiveInterestRate(),
                    operation.originContractType().wire(),
                    operation.corbanDocumentNumber(),
                    issuer.name(),
                    issuer.documentNumber(),
                    issuer.phoneNumber(),
                    issuer.email(),
                    address.street(),
                    address.number(),
                    address.city(),
                    address.state(),
                    address.postalCode(),
                    SearchWords.of(Stream.of(issuer.name(), issuer.documentNumber(), operation.contractNumber())));
        }
    }

    List<CreditOperation> find(Caller caller, Collection<UUID> keys) {
        return jdbc.sql(READ + " WHERE broker_id = ? AND key = ANY (?)")
                .params(caller.broker().value(), keys.toArray(UUID[]::new))
                .query((row, n) -> operation(row))
                .list();
    }

    Optional<CreditOperation> lock(Caller caller, UUID key) {
        return jdbc.sql(READ + " WHERE broker_id = ? AND key = ? FOR UPDATE")
                .params(caller.broker().value(), key)
                .query((row, n) -> operation(row))
                .optional();
    }

    /** What a list is narrowed to; empty is everything. */
    record Filter(Optional<String> contractNumber, Optional<String> documentNumber, Optional<String> text) {}

    /** The newest first, a page at a time, counted from 1. */
    List<CreditOperation> page(Caller caller, Filter filter, int number, int size) {
        var where = narrowed(caller, filter);
        return jdbc.sql(READ + where.sql() + " ORDER BY key DESC LIMIT ? OFFSET ?")
                .params(where.parameters())
                .params(size, (number - 1L) * size)
                .query((row, n) -> operation(row))
                .list();
    }

    long count(Caller caller, Filter filter) {
        var where = narrowed(caller, filter);
        return jdbc.sql("SELECT count(*) FROM credit_operation" + where.sql())
                .params(where.parameters())
                .query(Long.class)
                .single();
    }

    private static Where narrowed(Caller caller, Filter filter) {
        return new Where()
                .and("broker_id = ?", caller.broker().value())
                .andIf("contract_number = ?", filter.contractNumber())
                .andIf("issuer_document_number = ?", filter.documentNumber())
                .and(CaseSearch.narrowing(
                        Subject.Type.CREDIT_OPERATION,
                        "credit_operation.broker_id",
                        "credit_operation.key",
                        filter.text()));
    }

    private static CreditOperation operation(ResultSet row) throws SQLException {
        return new CreditOperation(
                row.getObject("key", UUID.class),
                row.getString("contract_number"),
                terms(row),
                row.getBigDecimal("annual_effective_percent"),
                OriginContractType.ofWire(row.getString("origin_contract_type")),
                row.getString("corban_document_number"),
                issuer(row),
                CreditOperation.State.ofWire(row.getString("state")),
                row.getLong("version"));
    }

    private static ContractTerms terms(ResultSet row) throws SQLException {
        return new ContractTerms(
                new CreditTerms(
                        Money.of(row.getBigDecimal("principal"), Money.REAL),
                        new MonthlyRate(row.getBigDecimal("monthly_rate_percent")),
                        row.getInt("instalments"),
                        row.getObject("first_due_date", LocalDate.class)),
                row.getObject("disbursement_date", LocalDate.class),
                Money.of(row.getBigDecimal("instalment_face_value"), Money.REAL),
                Money.of(row.getBigDecimal("costs_held_back"), Money.REAL),
                DayCountConvention.ofWire(row.getString("day_count")),
                new MonthlyRate(row.getBigDecimal("arrears_monthly_rate_percent")));
    }

    private static Issuer issuer(ResultSet row) throws SQLException {
        return new Issuer(
                row.getString("issuer_name"),
                row.getString("issuer_document_number"),
                row.getString("issuer_phone_number"),
                row.getString("issuer_email"),
                new Issuer.Address(
                        row.getString("issuer_street"),
                        row.getString("issuer_street_number"),
                        row.getString("issuer_city"),
                        row.getString("issuer_state"),
                        row.getString("issuer_postal_code")));
    }
}
