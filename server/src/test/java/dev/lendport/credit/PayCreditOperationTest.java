package dev.lendport.credit;

import static dev.lendport.credit.Contracts.balance;
import static dev.lendport.credit.Contracts.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@Covers("payCreditOperation")
class PayCreditOperationTest {
    private final Api partner = Contracts.partnerOn("2026-03-15");

    private UUID hundredAMonth() {
        return Contracts.registered(partner, Contracts.hundredAMonth());
    }

    @Test
    void a_payment_goes_to_the_oldest_instalment_and_on_to_the_next() {
        var key = hundredAMonth();

        var paid = pay(partner, key, "230", "2026-01-01").expect(200);

        assertThat(paid.header("ETag")).isEqualTo("\"2-en\"");
        assertThat(paid.text("/installments/1/paid_on")).isEqualTo("2026-01-01");
        assertThat(paid.number("/installments/2/unpaid_amount")).isEqualByComparingTo("70");
        assertThat(paid.number("/installments/3/paid_amount")).isZero();
    }

    @Test
    void arrears_interest_is_paid_before_the_instalment() {
        var key = hundredAMonth();

        // Ten days late: 100.00 · 0.1 % · 10 = 1.00 of interest, 49.00 of the instalment.
        var paid = pay(partner, key, "50", "2026-01-11").expect(200);

        assertThat(paid.number("/installments/0/paid_amount")).isEqualByComparingTo("50");
        assertThat(paid.number("/installments/0/unpaid_amount")).isEqualByComparingTo("51");
        // Ten days on: 51.00 · 0.1 % · 10 = 0.51.
        assertThat(balance(partner, key, "2026-01-21").number("/installments/0/present_value"))
                .isEqualByComparingTo("51.51");
        var closed = pay(partner, key, "51.51", "2026-01-21").expect(200);
        assertThat(closed.text("/installments/0/paid_on")).isEqualTo("2026-01-21");
        assertThat(closed.number("/installments/0/paid_amount")).isEqualByComparingTo("101.51");
        assertThat(closed.number("/installments/1/paid_amount")).isZero();
    }

    @Test
    void the_whole_balance_settles_the_operation_and_nothing_more_is_taken() {
        var late = Contracts.partnerOn("2026-11-21");
        var key = Contracts.registered(late, Contracts.body());
        var due = balance(late, key, "2026-11-21").expect(200).number("/due_balance");
        assertThat(due).isEqualByComparingTo("1010.48");

        var settled = pay(late, key, due.toPlainString(), "2026-11-21").expect(200);

        assertThat(settled.text("/status")).isEqualTo("settled");
        assertThat(settled.text("/payments/0/kind")).isEqualTo("settlement");
        assertThat(settled.number("/installments/0/paid_amount")).isEqualByComparingTo("174.93");
        assertThat(settled.number("/installments/5/unpaid_amount")).isZero();
        assertThat(balance(late, key, "2026-11-21").number("/due_balance")).isZero();
        assertThat(balance(late, key, "2026-11-20").number("/due_balance")).isGreaterThan(due.subtract(BigDecimal.ONE));
        pay(late, key, "0.01", "2026-11-21").expectProblem(409, "credit_operation_settled");
    }

    @Test
    void no_more_than_the_balance_is_taken() {
        var late = Contracts.partnerOn("2026-11-21");
        var key = Contracts.registered(late, Contracts.body());

        var refused = pay(late, key, "1010.49", "2026-11-21").expectProblem(409, "payment_exceeds_balance");

        assertThat(refused.errors()).containsExactly("/amount out_of_range");
        assertThat(refused.number("/extra_fields/due_balance")).isEqualByComparingTo("1010.48");
        assertThat(Contracts.get(late, key).json().path("payments").isEmpty()).isTrue();
    }

    @Test
    void the_last_instalment_may_be_paid_at_face_value_before_it_is_due() {
        var late = Contracts.partnerOn("2026-11-21");
        var key = Contracts.registered(late, Contracts.bodyWith("{\"number_of_installments\": 1}"));
        // 1 000.00 · 1.0155 on 1 December; a few reais less ten days before.
        pay(late, key, "1015.51", "2026-11-21").expectProblem(409, "payment_exceeds_balance");

        var settled = pay(late, key, "1015.50", "2026-11-21").expect(200);

        assertThat(settled.text("/status")).isEqualTo("settled");
        assertThat(balance(late, key, "2026-11-21").number("/due_balance")).isZero();
    }

    @Test
    void the_last_of_many_payments_settles_it() {
        var late = Contracts.partnerOn("2026-12-31");
        var key = Contracts.registered(late, Contracts.hundredAMonth());
        for (int month = 1; month <= 11; month++) {
            assertThat(pay(late, key, "100", "2026-%02d-01".formatted(month))
                            .expect(200)
                            .text("/status"))
                    .isEqualTo("open");
        }

        assertThat(pay(late, key, "100", "2026-12-01").expect(200).text("/status"))
                .isEqualTo("settled");
        assertThat(Stored.column(
                        "SELECT type FROM journal_entry WHERE subject_id = ? ORDER BY subject_sequence DESC LIMIT 2",
                        key))
                .containsExactly("credit_operation.settled", "credit_operation.payment_recorded");
    }

    @Test
    void a_payment_that_is_recorded_late_counts_on_its_day() {
        var key = hundredAMonth();
        pay(partner, key, "100", "2026-02-01").expect(200);

        var paid = pay(partner, key, "100", "2026-01-01").expect(200);

        assertThat(paid.text("/installments/0/paid_on")).isEqualTo("2026-01-01");
        assertThat(paid.text("/installments/1/paid_on")).isEqualTo("2026-02-01");
        assertThat(paid.number("/installments/1/unpaid_amount")).isZero();
        assertThat(balance(partner, key, "2026-01-15").number("/due_balance")).isEqualByComparingTo("1100");
    }

    @Test
    void a_late_one_cannot_leave_a_later_one_without_anything_to_pay() {
        var key = hundredAMonth();
        pay(partner, key, "1150", "2026-01-02").expect(200);

        pay(partner, key, "100", "2026-01-01").expectProblem(409, "payment_exceeds_balance");
        // 49.95 of the first instalment is a day late, which costs 0.05.
        assertThat(pay(partner, key, "50.05", "2026-01-01").expect(200).text("/status"))
                .isEqualTo("settled");
    }

    @Test
    void the_day_is_neither_in_the_future_nor_before_the_disbursement() {
        var key = hundredAMonth();

        pay(partner, key, "1", "2026-03-16").expectInvalid("/paid_on in_the_future");
        pay(partner, key, "1", "2025-11-30").expectInvalid("/paid_on not_before");
        pay(partner, key, "1", "2025-12-01").expect(200);
        pay(partner, key, "1.001", "2026-01-01").expectInvalid("/amount too_many_decimals");
        pay(partner, key, "0", "2026-01-01").expectInvalid("/amount out_of_range");
    }

    @Test
    void today_is_the_day_in_sao_paulo() {
        var broker = TestServer.sandboxBroker();
        var key = Contracts.registered(broker, Contracts.hundredAMonth());
        // Ten in the evening of the 1st there, the 2nd in Lisbon and Greenwich.
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-04-02T01:00:00Z\"}")
                .expect(200);

        pay(broker, key, "1", "2026-04-02").expectInvalid("/paid_on in_the_future");
        pay(broker, key, "1", "2026-04-01").expect(200);
    }

    @Test
    void payments_at_the_same_moment_are_all_counted_and_never_too_much() {
        var key = hundredAMonth();

        var replies = AtOnce.times(5, () -> pay(partner, key, "400", "2026-01-01"));

        assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 200, 200, 409, 409);
        var settled = Contracts.get(partner, key);
        assertThat(settled.text("/status")).isEqualTo("settled");
        assertThat(settled.json().path("payments").size()).isEqualTo(3);
    }

    @Test
    void a_payment_with_its_key_counts_once_and_a_stale_one_not_at_all() {
        var key = hundredAMonth();
        var keyed = partner.header("Idempotency-Key", UUID.randomUUID().toString());
        List<Callable<Reply>> twice =
                List.of(() -> pay(keyed, key, "100", "2026-01-01"), () -> pay(keyed, key, "100", "2026-01-01"));

        AtOnce.all(twice);
        pay(keyed, key, "100", "2026-01-01").expect(200);

        assertThat(Contracts.get(partner, key).json().path("payments").size()).isEqualTo(1);
        pay(partner.header("If-Match", "\"1-en\""), key, "100", "2026-02-01").expectProblem(412, "version_differs");
        pay(partner.header("If-Match", "\"2-en\""), key, "100", "2026-02-01").expect(200);
    }
}
