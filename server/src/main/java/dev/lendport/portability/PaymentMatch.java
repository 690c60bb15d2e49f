package dev.lendport.portability;

import dev.lendport.credit.CreditOperation;
import java.time.Instant;
import java.util.Optional;

/** Whether a payment settles a request: by number, amount and date. It looks at nothing but its arguments. */
final class PaymentMatch {
    /** No lender has these branches: they play the two refusals of the account itself. */
    private static final String NO_BRANCH = "0000";

    private static final String BRANCH_OF_A_CLOSED_ACCOUNT = "9999";

    private PaymentMatch() {}

    /** Why the account does not take the payment, whatever it is for. */
    static Optional<ReturnCode> againstAccount(Payment payment) {
        return switch (payment.creditedBranch()) {
            case NO_BRANCH -> Optional.of(ReturnCode.BRANCH_OR_ACCOUNT_INVALID);
            case BRANCH_OF_A_CLOSED_ACCOUNT -> Optional.of(ReturnCode.ACCOUNT_CLOSED);
            default -> Optional.empty();
        };
    }

    /**
     * Why the payment does not settle the request that its number belongs to; empty when it does.
     *
     * @param contract the state of the request's contract
     */
    static Optional<ReturnCode> against(
            Payment payment, ReceivedPortability request, CreditOperation.State contract, Instant now) {
        return switch (request.state()) {
            case RETAINED -> Optional.of(ReturnCode.RETAINED);
            case SETTLED ->
                Optional.of(isOwed(payment, request) ? ReturnCode.SETTLED_TWICE : ReturnCode.ALREADY_SETTLED);
            case CANCELED_BY_PROPONENT -> Optional.of(ReturnCode.PORTABILITY_NOT_FOUND);
            // Not yet released, or no longer awaited: there is no day on which it could be paid.
            case RECEIVED, WAITING_VALIDATION, CANCELED_BY_CREDITOR -> Optional.of(ReturnCode.INVALID_DATE);
            case WAITING_SETTLEMENT -> {
                if (contract == CreditOperation.State.SETTLED) {
                    yield Optional.of(ReturnCode.ALREADY_SETTLED);
                }
                if (!PortabilityGuard.RULES.judge(request, now).allows(PortabilityAction.PAY)
                        || !hasDate(payment, request)) {
                    yield Optional.of(ReturnCode.INVALID_DATE);
                }
                yield isOwed(payment, request) ? Optional.empty() : Optional.of(ReturnCode.AMOUNT_DIFFERS);
            }
        };
    }

    private static boolean hasDate(Payment payment, ReceivedPortability request) {
        var settlement = request.settlement();
        return settlement != null && settlement.date().equals(payment.date());
    }

    private static boolean isOwed(Payment payment, ReceivedPortability request) {
        var settlement = request.settlement();
        return settlement != null
                && settlement.date().equals(payment.date())
                && settlement.dueBalance().equals(payment.amount());
    }
}
