package dev.lendport.portability;

import dev.lendport.credit.Issuer;
import dev.lendport.credit.OriginContractType;
import dev.lendport.database.Rows;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import dev.lendport.outcome.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a row becomes a request. */
final class PortabilityRow {
    private static final String COLUMNS = """
            id, version, status, received_at, credit_operation_key, contract_number, portability_number,
            source_ispb, origin_contract_type, proposal_type, annual_interest_rate,
            annual_effective_interest_rate, number_of_installments, installment_face_value, issuer_name,
            issuer_document_number, phone_number, address, corban_document_number, reference_date, due_balance,
            due_balance_date, due_balance_limit_date, retention_limit_date, release_until, retention_until,
            response, responded_at, retention_reason, settlement_date, settlement_due_balance, settlement_until,
            canceled_reason
            """;

    static final String SELECT = "SELECT " + COLUMNS + " FROM received_portability ";

    /** With {@code requester_name}, the name of the partner. */
    static final String SELECT_NAMED = "SELECT " + COLUMNS
            + ", (SELECT broker.name FROM broker WHERE broker.id = received_portability.broker_id) AS requester_name FROM received_portability ";

    private PortabilityRow() {}

    static ReceivedPortability of(ResultSet row, int number) throws SQLException {
        var canceled = row.getString("canceled_reason");
        return new ReceivedPortability(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                Rows.instant(row, "received_at"),
                proposal(row),
                contract(row),
                new AttackDates(
                        date(row, "reference_date"),
                        date(row, "due_balance_date"),
                        date(row, "due_balance_limit_date"),
                        date(row, "retention_limit_date")),
                money(row, "due_balance"),
                PortabilityState.ofWire(row.getString("status")),
                new CutOffs(
                        Rows.instant(row, "release_until"),
                        Rows.instant(row, "retention_until"),
                        Rows.instantOrNull(row, "settlement_until")),
                answer(row),
                settlement(row),
                canceled == null ? null : CancelReason.ofWire(canceled));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getString("portability_number"),
                new Ispb(row.getString("source_ispb")),
                OriginContractType.ofWire(row.getString("origin_contract_type")),
                row.getString("proposal_type"),
                new Proposal.Terms(
                        row.getBigDecimal("annual_interest_rate"),
                        row.getBigDecimal("annual_effective_interest_rate"),
                        row.getInt("number_of_installments"),
                        money(row, "installment_face_value")));
    }

    private static AttackedContract contract(ResultSet row) throws SQLException {
        return new AttackedContract(
                row.getObject("credit_operation_key", UUID.class),
                row.getString("contract_number"),
                row.getString("corban_document_number"),
                new AttackedContract.Borrower(
                        row.getString("issuer_name"),
                        row.getString("issuer_document_number"),
                        row.getString("phone_number"),
                        Json.SNAKE.readValue(row.getString("address"), Issuer.Address.class)));
    }

    private static ReceivedPortability.@Nullable Answered answer(ResultSet row) throws SQLException {
        var response = row.getString("response");
        var reason = row.getString("retention_reason");
        return response == null
                ? null
                : new ReceivedPortability.Answered(
                        Response.ofWire(response),
                        Rows.instant(row, "responded_at"),
                        reason == null ? null : RetentionReason.ofWire(reason));
    }

    private static ReceivedPortability.@Nullable Settlement settlement(ResultSet row) throws SQLException {
        var date = row.getObject("settlement_date", LocalDate.class);
        return date == null ? null : new ReceivedPortability.Settlement(date, money(row, "settlement_due_balance"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getBigDecimal(column), Money.REAL);
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
