package dev.lendport.finance;

import java.math.BigDecimal;

/**
 * Portuguese stamp duty (imposto do selo) on credit.
 *
 * <p>Source: Tabela Geral do Imposto do Selo, 17.1.1 to 17.1.3 on the credit used, 17.3.4 on commissions. Interest on
 * credit for an own home is exempt (Código do Imposto do Selo, art. 7.º).
 */
public final class StampDuty {

    private static final BigDecimal PERCENT_A_MONTH_UNDER_ONE_YEAR = new BigDecimal("0.04");
    private static final BigDecimal PERCENT_FROM_ONE_YEAR = new BigDecimal("0.5");
    private static final BigDecimal PERCENT_FROM_FIVE_YEARS = new BigDecimal("0.6");
    private static final BigDecimal PERCENT_OF_COMMISSION = BigDecimal.valueOf(4);

    private StampDuty() {}

    /** On the credit, rounded half-up: 0.04 % a month under one year, 0.5 % from one, 0.6 % from five. */
    public static Money onCredit(Money loan, int months) {
        return loan.percent(percentOfCredit(months));
    }

    public static BigDecimal percentOfCredit(int months) {
        if (months < 1) {
            throw new IllegalArgumentException("A credit lasts at least one month, begun months included");
        }
        if (months < 12) {
            return PERCENT_A_MONTH_UNDER_ONE_YEAR.multiply(BigDecimal.valueOf(months));
        }
        return months < 60 ? PERCENT_FROM_ONE_YEAR : PERCENT_FROM_FIVE_YEARS;
    }

    /** On a commission for a financial service, rounded half-up: 4 %. */
    public static Money onCommission(Money commission) {
        return commission.percent(PERCENT_OF_COMMISSION);
    }
}
