package dev.lendport.portability;

import dev.lendport.credit.Issuer;
import dev.lendport.credit.OriginContractType;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request of Monday 23 November in any state, without a server; 1 000.00 are owed on the 30th once it is released. */
final class SampleRequest {
    static final Instant RECEIVED = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant RELEASE = Instant.parse("2026-11-27T13:00:00Z");
    static final Instant RETENTION = Instant.parse("2026-11-27T21:00:00Z");
    static final Instant SETTLEMENT = Instant.parse("2026-11-30T21:30:00Z");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private SampleRequest() {}

    static ReceivedPortability in(PortabilityState state, @Nullable Response response) {
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
                        new Ispb("60746948"),
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
                new CutOffs(RELEASE, RETENTION, released ? SETTLEMENT : null),
                response == null ? null : new ReceivedPortability.Answered(response, RECEIVED, null),
                released ? new ReceivedPortability.Settlement(DAY, Money.reais("1000")) : null,
                null);
    }
}
