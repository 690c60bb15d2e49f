package dev.lendport.finance;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * What a loan in another currency would cost at home if the home currency fell.
 *
 * <p>Source: Directive 2014/17/EU, art. 23 and Annex II: a fall of 20 %, here from the second
 * payment on, as in the Commission's worked example 28. Sums are unrounded until the end.
 *
 * @param homePerCredit what one unit of the credit's currency costs at home today
 * @param fallPercent how much dearer the credit's currency becomes
 * @param fromPeriod the first payment after the fall
 */
public record ForeignCurrencyScenario(Currency home, BigDecimal homePerCredit, BigDecimal fallPercent, int fromPeriod) {

    public ForeignCurrencyScenario {
        Objects.requireNonNull(home);
        Objects.requireNonNull(fallPercent);
        if (homePerCredit.signum() <= 0) {
            throw new IllegalArgumentException("A currency is worth something");
        }
    }

    /** A payment of a period, in the home currency. */
    public Money atHome(Money payment, int period) {
        return Money.halfUp(payment.amount().multiply(homePer(period)), home);
    }

    /** Everything paid, in the home currency. */
    public Money totalPayable(LoanSchedule schedule) {
        Money onDrawdownDay = schedule.totalPayable();
        BigDecimal total = BigDecimal.ZERO;
        for (LoanPeriod period : schedule.periods()) {
            onDrawdownDay = onDrawdownDay.minus(period.payment());
            total = total.add(period.payment().amount().multiply(homePer(period.number())));
        }
        return Money.halfUp(total.add(onDrawdownDay.amount().multiply(homePerCredit)), home);
    }

    /** All capital repaid, in the home currency. */
    public Money capital(LoanSchedule schedule) {
        BigDecimal total = BigDecimal.ZERO;
        for (LoanPeriod period : schedule.periods()) {
            total = total.add(period.capital().multiply(homePer(period.number())));
        }
        return Money.halfUp(total, home);
    }

    private BigDecimal homePer(int period) {
        return period < fromPeriod
                ? homePerCredit
                : homePerCredit.add(homePerCredit.multiply(fallPercent).movePointLeft(2));
    }
}
