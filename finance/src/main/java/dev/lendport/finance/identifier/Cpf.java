package dev.lendport.finance.identifier;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person's number (cadastro de pessoas físicas): eleven digits, the last two of which check the others. Personal
 * data, so only {@link #digits} and {@link #formatted} tell all of it.
 *
 * <p>Eleven equal digits would pass the check and belong to nobody: they are refused.
 *
 * <p>Source: Receita Federal do Brasil, Instrução Normativa RFB 2.172/2024; modulo 11 with weights 10 to 2 and 11 to 2.
 */
public record Cpf(String digits) {

    private static final Pattern BARE = Pattern.compile("[0-9]{11}");
    private static final Pattern FORMATTED = Pattern.compile("[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}");
    private static final Pattern ALL_EQUAL = Pattern.compile("(.)\\1*");
    private static final int HIGHEST_WEIGHT = 11;

    /** {@link IllegalArgumentException}, without the number, when it is none. */
    public Cpf {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("Not a CPF");
        }
    }

    /** A number written as {@code 37197645832} or {@code 371.976.458-32}; empty when it is none. */
    public static Optional<Cpf> find(String text) {
        String digits = FORMATTED.matcher(text).matches() ? text.replaceAll("[.-]", "") : text;
        return isValid(digits) ? Optional.of(new Cpf(digits)) : Optional.empty();
    }

    /** The number that begins with these nine digits. */
    public static Cpf completing(String nineDigits) {
        return new Cpf(nineDigits + CheckDigits.of(nineDigits, HIGHEST_WEIGHT));
    }

    /** {@code 371.976.458-32} */
    public String formatted() {
        return digits.substring(0, 3) + "." + digits.substring(3, 6) + "." + digits.substring(6, 9) + "-"
                + digits.substring(9);
    }

    /** {@code ***.976.458-**}, as the federal government publishes it. */
    public String masked() {
        return "***." + digits.substring(3, 6) + "." + digits.substring(6, 9) + "-**";
    }

    /** Masked: a number that slips into a log tells little. */
    @Override
    public String toString() {
        return masked();
    }

    private static boolean isValid(String digits) {
        return BARE.matcher(digits).matches()
                && !ALL_EQUAL.matcher(digits).matches()
                && CheckDigits.of(digits.substring(0, 9), HIGHEST_WEIGHT).equals(digits.substring(9));
    }
}
