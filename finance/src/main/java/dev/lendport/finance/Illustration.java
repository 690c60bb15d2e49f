package dev.lendport.finance;

import java.util.Objects;

/**
 * What a mortgage would cost if its index rose, as soon as it may, to the highest value of the last 20 years: the second
 * APRC of the ESIS and its worst instalment.
 *
 * <p>Source: Directive 2014/17/EU, art. 17(6) and Annex II, part B, section 4.
 *
 * @param fromMonth the first instalment at the highest rate, 1 for the month after the drawdown
 * @param tan the highest rate: the cap when there is one
 * @param instalment the highest instalment of the whole duration
 * @param mtic everything the consumer would pay
 */
public record Illustration(int fromMonth, Tan tan, Money instalment, Aprc aprc, Money mtic) {

    public Illustration {
        Objects.requireNonNull(tan);
        Objects.requireNonNull(instalment);
        Objects.requireNonNull(aprc);
        Objects.requireNonNull(mtic);
    }
}
