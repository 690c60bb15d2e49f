package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.credit.CreditOperation;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentMatchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final Ispb PROPONENT = new Ispb("60746948");

    @ParameterizedTest
    @CsvSource({
        "WAITING_SETTLEMENT, OPEN, 1000, 2026-11-30, 2026-11-27T21:00:00Z, ",
        "WAITING_SETTLEMENT, OPEN, 1000, 2026-11-30, 2026-11-30T21:29:59.999Z, ",
        "WAITING_SETTLEMENT, OPEN, 1000, 2026-11-30, 2026-11-30T21:30:00Z, INVALID_DATE",
        "WAITING_SETTLEMENT, OPEN, 1000, 2026-11-27, 2026-11-27T21:00:00Z, INVALID_DATE",
        "WAITING_SETTLEMENT, OPEN, 1000, 2026-12-01, 2026-11-27T21:00:00Z, INVALID_DATE",
        "WAITING_SETTLEMENT, OPEN, 999.99, 2026-11-30, 2026-11-27T21:00:00Z, AMOUNT_DIFFERS",
        "WAITING_SETTLEMENT, OPEN, 1000.01, 2026-11-30, 2026-11-27T21:00:00Z, AMOUNT_DIFFERS",
        "WAITING_SETTLEMENT, SETTLED, 1000, 2026-11-30, 2026-11-27T21:00:00Z, ALREADY_SETTLED",
        "SETTLED, SETTLED, 1000, 2026-11-30, 2026-11-30T21:00:00Z, SETTLED_TWICE",
        "SETTLED, SETTLED, 1000, 2026-12-01, 2026-12-01T12:00:00Z, ALREADY_SETTLED",
        "SETTLED, SETTLED, 999.99, 2026-11-30, 2026-11-30T21:00:00Z, ALREADY_SETTLED",
        "RETAINED, OPEN, 1000, 2026-11-30, 2026-11-27T21:00:00Z, RETAINED",
        "RECEIVED, OPEN, 1000, 2026-11-30, 2026-11-24T12:00:00Z, INVALID_DATE",
        "WAITING_VALIDATION, OPEN, 1000, 2026-11-30, 2026-11-24T12:00:00Z, INVALID_DATE",
        "CANCELED_BY_CREDITOR, OPEN, 1000, 2026-11-30, 2026-12-01T12:00:00Z, INVALID_DATE",
        "CANCELED_BY_PROPONENT, OPEN, 1000, 2026-11-30, 2026-11-27T21:00:00Z, PORTABILITY_NOT_FOUND"
    })
    void a_payment_settles_what_is_owed_on_the_day_and_goes_back_with_its_code_otherwise(
            PortabilityState state,
            CreditOperation.State contract,
            BigDecimal amount,
            LocalDate date,
            Instant now,
            @Nullable ReturnCode code) {
        var payment = new Payment(
                "202611230000000000001",
                Money.of(amount, Money.REAL),
                date,
                new Payment.Account(PROPONENT, "0001"),
                "0001",
                PROPONENT);

        assertThat(PaymentMatch.against(payment, SampleRequest.in(state, Response.SILENCE), contract, now)
                        .orElse(null))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0001, ", "1234, ", "0000, BRANCH_OR_ACCOUNT_INVALID", "9999, ACCOUNT_CLOSED"})
    void the_account_itself_may_refuse(String branch, @Nullable ReturnCode code) {
        var payment = new Payment(
                "202611230000000000001",
                Money.reais("1000"),
                DAY,
                new Payment.Account(PROPONENT, "0001"),
                branch,
                PROPONENT);

        assertThat(PaymentMatch.againstAccount(payment).orElse(null)).isEqualTo(code);
    }
}
