package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.credit.CreditOperation;
import dev.lendport.credit.Issuer;
import dev.lendport.credit.OriginContractType;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentMatchTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SETTLEMENT = Instant.parse("2026-11-30T21:30:00Z");
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

        assertThat(PaymentMatch.against(payment, request(state), contract, now).orElse(null))
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

    private static ReceivedPortability request(PortabilityState state) {
        var released = switch (state) {
            case WAITING_SETTLEMENT, SETTLED, CANCELED_BY_CREDITOR -> true;
            case RECEIVED, WAITING_VALIDATION, RETAINED, CANCELED_BY_PROPONENT -> false;
        };
        return new ReceivedPortability(
                new UUID(0, 1),
                1,
                RECEIVED,
                new Proposal(
                        "202611230000000000001",
                        PROPONENT,
                        OriginContractType.PAYROLL,
                        "inss",
                        new Proposal.Terms(BigDecimal.TEN, BigDecimal.TEN, 6, Money.reais("200"))),
                new AttackedContract(
                        new UUID(0, 2),
                        "1",
                        null,
                        new AttackedContract.Borrower(
                                "Maria",
                                "37197645832",
                                "11999990000",
                                new Issuer.Address("a", "1", "b", "SP", "01310100"))),
                new AttackDates(DAY, DAY, DAY, LocalDate.of(2026, 11, 27)),
                Money.reais("990"),
                state,
                new CutOffs(
                        Instant.parse("2026-11-27T13:00:00Z"),
                        Instant.parse("2026-11-27T21:00:00Z"),
                        released ? SETTLEMENT : null),
                released ? new ReceivedPortability.Answered(Response.SILENCE, RECEIVED, null) : null,
                released ? new ReceivedPortability.Settlement(DAY, Money.reais("1000")) : null,
                null);
    }
}
