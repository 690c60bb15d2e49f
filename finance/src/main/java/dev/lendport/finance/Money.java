package dev.lendport.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount that somebody can pay: as many decimals as the currency has, no more and no fewer, so that equal amounts
 * are equal objects.
 *
 * <p>There is no silent rounding. A figure that comes out of a formula enters through {@link #halfUp} or {@link #halfEven}; a figure that
 * claims to be exact enters through {@link #of} and is refused with {@link IllegalArgumentException} when it is not.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public static final Currency EURO = Currency.getInstance("EUR");
    public static final Currency REAL = Currency.getInstance("BRL");

    /** Decimals kept of an unrounded figure before it is judged: see {@link #halfUp}. */
    private static final int JUDGED_DECIMALS = 12;

    public Money {
        Objects.requireNonNull(amount);
        int decimals = currency.getDefaultFractionDigits();
        if (decimals < 0) {
            throw new IllegalArgumentException("Not a currency to pay in: " + currency);
        }
        if (amount.scale() != decimals) {
            if (amount.stripTrailingZeros().scale() > decimals) {
                throw new IllegalArgumentException(amount + " has more decimals than " + currency + " can pay");
            }
            amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
        }
    }

    /** The exact amount; {@link IllegalArgumentException} when it has more decimals than the currency. */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /** The exact amount in euros, written as {@code "1200"}, {@code "1200.5"} or {@code "1200.50"}. */
    public static Money euros(String amount) {
        return new Money(new BigDecimal(amount), EURO);
    }

    /** The exact amount in Brazilian reais, written as in {@link #euros}. */
    public static Money reais(String amount) {
        return new Money(new BigDecimal(amount), REAL);
    }

    /** The amount of so many cents (or whatever the currency's smallest unit is). */
    public static Money ofMinorUnits(long units, Currency currency) {
        return new Money(BigDecimal.valueOf(units, currency.getDefaultFractionDigits()), currency);
    }

    public static Money zero(Currency currency) {
        return ofMinorUnits(0, currency);
    }

    /**
     * An unrounded figure, rounded half-up (away from zero) to the currency's smallest unit.
     *
     * <p>The figure may carry the tiny error of a division that does not end (7 %/12 of 6.00 is 0.035, yet 34 digits
     * give 0.0349…98), so it is first brought to twelve decimals. A tie is then a tie, and goes up as the law wants.
     */
    public static Money halfUp(BigDecimal unrounded, Currency currency) {
        BigDecimal judged = unrounded.setScale(JUDGED_DECIMALS, RoundingMode.HALF_EVEN);
        return new Money(judged.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }

    /**
     * An unrounded figure, rounded half-even to the currency's smallest unit, judged at twelve decimals as in
     * {@link #halfUp}.
     *
     * <p>Source: ABNT NBR 5891, which Brazilian contracts round by.
     */
    public static Money halfEven(BigDecimal unrounded, Currency currency) {
        BigDecimal judged = unrounded.setScale(JUDGED_DECIMALS, RoundingMode.HALF_EVEN);
        return new Money(judged.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    public Money times(long count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    /** This amount times an exact percentage, rounded half-up: 0.6 % of 200 000.00 is 1 200.00. */
    public Money percent(BigDecimal percent) {
        return halfUp(amount.multiply(percent).movePointLeft(2), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** The amount in the currency's smallest unit; {@link ArithmeticException} beyond a {@code long}. */
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    /** Compares amounts; {@link IllegalArgumentException} between currencies. */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    /** As {@code 1200.50 EUR}, the same in every locale. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot mix " + currency + " and " + other.currency);
        }
    }
}
