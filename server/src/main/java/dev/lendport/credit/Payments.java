package dev.lendport.credit;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import dev.lendport.finance.Money;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payments of credit operations. */
@Component
class Payments {
    private final JdbcClient jdbc;
    private final Journal journal;

    Payments(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** In the order they were recorded in. */
    List<Payment> of(Caller caller, UUID operationKey) {
        return of(caller, List.of(operationKey)).getOrDefault(operationKey, List.of());
    }

    /** By operation, each in the order they were recorded in. */
    Map<UUID, List<Payment>> of(Caller caller, Collection<UUID> operationKeys) {
        record Paid(UUID operation, Payment payment) {}
        return jdbc
                .sql("""
                        SELECT operation_key, number, kind, amount, paid_on
                          FROM credit_payment
                         WHERE broker_id = ? AND operation_key = ANY (?)
                         ORDER BY operation_key, number
                        """)
                .params(caller.broker().value(), operationKeys.toArray(UUID[]::new))
                .query((row, n) -> new Paid(row.getObject("operation_key", UUID.class), payment(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Paid::operation, Collectors.mapping(Paid::payment, Collectors.toList())));
    }

    /**
     * Adds a payment to an operation whose row is locked, moves it to its next version, and tells the journal.
     *
     * @return the operation as it is then
     */
    CreditOperation record(
            Caller caller, CreditOperation operation, Payment payment, CreditOperation.State state, Instant now) {
        var moved = operation.moved(state);
        jdbc.sql("""
                        WITH moved AS (
                            UPDATE credit_operation
                               SET version = ?, state = ?
                             WHERE broker_id = ? AND key = ?
                            RETURNING broker_id, key
                        )
                        INSERT INTO credit_payment (broker_id, operation_key, number, kind, amount, paid_on,
                                                    recorded_at)
                        SELECT broker_id, key, ?, ?, ?, ?, ?
                          FROM moved
                        """)
                .params(
                        moved.version(),
                        state.wire(),
                        caller.broker().value(),
                        operation.key(),
                        payment.number(),
                        payment.kind().wire(),
                        payment.amount().amount(),
                        payment.paidOn(),
                        Rows.at(now))
                .update();
        journal.append(
                caller,
                now,
                switch (state) {
                    case OPEN -> EventType.CREDIT_OPERATION_PAYMENT_RECORDED;
                    case SETTLED -> EventType.CREDIT_OPERATION_SETTLED;
                },
                new Subject(Subject.Type.CREDIT_OPERATION, operation.key(), moved.version()),
                Map.of(
                        "contractNumber", operation.contractNumber(),
                        "amount", payment.amount().amount(),
                        "paidOn", payment.paidOn().toString(),
                        "state", state.wire()));
        return moved;
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getInt("number"),
                Payment.Kind.ofWire(row.getString("kind")),
                Money.of(row.getBigDecimal("amount"), Money.REAL),
                row.getObject("paid_on", LocalDate.class));
    }
}
