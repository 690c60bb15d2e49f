package dev.lendport.portability;

import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import java.time.LocalDate;

/**
 * A payment message (STR0047): a proponent pays the balance of a request.
 *
 * @param date the day on which it counts
 * @param from who pays, out of which branch
 * @param creditedBranch the lender's branch that it is sent to
 * @param provider who passes it on
 */
record Payment(
        String portabilityNumber, Money amount, LocalDate date, Account from, String creditedBranch, Ispb provider) {

    record Account(Ispb ispb, String branch) {}
}
