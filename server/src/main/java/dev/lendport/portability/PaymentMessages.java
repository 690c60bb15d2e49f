package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.database.Rows;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every payment message and its fate. */
@Component
class PaymentMessages {
    private final JdbcClient jdbc;
    private final PaymentSystem paymentSystem;

    PaymentMessages(JdbcClient jdbc, PaymentSystem paymentSystem) {
        this.jdbc = jdbc;
        this.paymentSystem = paymentSystem;
    }

    /**
     * A payment that was kept.
     *
     * @param returned null when it settled the request
     */
    record Kept(
            Payment payment, Instant receivedAt, @Nullable ReturnCode returned) {}

    void matched(Caller caller, Payment payment, UUID request, Instant now) {
        keep(caller, payment, request, null, now);
    }

    /**
     * Keeps a payment and gives it back.
     *
     * @param request null when its number belongs to none
     */
    void returned(Caller caller, Payment payment, @Nullable UUID request, ReturnCode code, Instant now) {
        keep(caller, payment, request, code, now);
        paymentSystem.giveBack(caller, payment, code, now);
    }

    /** Those that came for a request, in their order. */
    List<Kept> of(Caller caller, UUID request) {
        return jdbc.sql("""
                        SELECT portability_number, amount, paid_on, debited_ispb, debited_branch, credited_branch,
                               provider_ispb, received_at, return_code
                          FROM portability_payment
                         WHERE broker_id = ? AND request_id = ?
                         ORDER BY received_at, id
                        """)
                .params(caller.broker().value(), request)
                .query((row, n) -> kept(row))
                .list();
    }

    private void keep(Caller caller, Payment payment, @Nullable UUID request, @Nullable ReturnCode code, Instant now) {
        jdbc.sql("""
                        INSERT INTO portability_payment (
                               broker_id, id, request_id, portability_number, amount, paid_on, debited_ispb,
                               debited_branch, credited_branch, provider_ispb, received_at, return_code)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(caller.broker().value(), Ids.next())
                .param(request)
                .params(
                        payment.portabilityNumber(),
                        payment.amount().amount(),
                        payment.date(),
                        payment.from().ispb().characters(),
                        payment.from().branch(),
                        payment.creditedBranch(),
                        payment.provider().characters(),
                        Rows.at(now))
                .param(code == null ? null : code.number())
                .update();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var code = row.getObject("return_code", Integer.class);
        return new Kept(
                new Payment(
                        row.getString("portability_number"),
                        Money.of(row.getBigDecimal("amount"), Money.REAL),
                        row.getObject("paid_on", LocalDate.class),
                        new Payment.Account(new Ispb(row.getString("debited_ispb")), row.getString("debited_branch")),
                        row.getString("credited_branch"),
                        new Ispb(row.getString("provider_ispb"))),
                Rows.instant(row, "received_at"),
                code == null ? null : ReturnCode.ofNumber(code));
    }
}
