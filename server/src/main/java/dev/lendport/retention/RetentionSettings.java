package dev.lendport.retention;

import dev.lendport.finance.Money;
import dev.lendport.finance.credit.MonthlyRate;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * What the retention desk works with unless a call names something else.
 *
 * @param marginReais what the lender wants to keep of a new contract, in today's reais
 * @param costOfFundsPercentAMonth what the lender pays for the money itself
 * @param rateDecimals with how many decimals the desk quotes a monthly percentage, 0 to 6
 */
@ConfigurationProperties("lendport.retention-desk")
record RetentionSettings(BigDecimal marginReais, BigDecimal costOfFundsPercentAMonth, int rateDecimals) {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RetentionSettings.class)
    static class Enabled {}

    private static final BigDecimal HIGHEST_COST = BigDecimal.valueOf(100);
    private static final int MOST_RATE_DECIMALS = 6;

    /** Fails at the start, not at the first call, when the settings make no sense. */
    RetentionSettings {
        if (marginReais.signum() < 0 || marginReais.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("lendport.retention-desk.margin-reais is an amount from 0");
        }
        if (costOfFundsPercentAMonth.signum() < 0 || costOfFundsPercentAMonth.compareTo(HIGHEST_COST) > 0) {
            throw new IllegalArgumentException(
                    "lendport.retention-desk.cost-of-funds-percent-a-month lies between 0 and 100");
        }
        if (rateDecimals < 0 || rateDecimals > MOST_RATE_DECIMALS) {
            throw new IllegalArgumentException("lendport.retention-desk.rate-decimals lies between 0 and 6");
        }
    }

    /** As they are, unless a call names something else. */
    LenderTerms with(Optional<BigDecimal> margin, Optional<BigDecimal> costOfFunds, Optional<Integer> decimals) {
        return new LenderTerms(
                Money.of(margin.orElse(marginReais), Money.REAL),
                new MonthlyRate(costOfFunds.orElse(costOfFundsPercentAMonth)),
                decimals.orElse(rateDecimals));
    }
}
