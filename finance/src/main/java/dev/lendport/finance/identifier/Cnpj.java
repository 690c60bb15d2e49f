package dev.lendport.finance.identifier;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A company's number (cadastro nacional da pessoa jurídica): eight characters of the company, four of the branch, two
 * check digits. Since July 2026 the first twelve may be letters too, upper case.
 *
 * <p>Source: Receita Federal do Brasil, Instrução Normativa RFB 2.229/2024; modulo 11 with weights 5 to 2 and 9 to 2,
 * then 6 to 2 and 9 to 2.
 */
public record Cnpj(String characters) {

    private static final Pattern BARE = Pattern.compile("[0-9A-Z]{12}[0-9]{2}");
    private static final Pattern FORMATTED =
            Pattern.compile("[0-9A-Z]{2}\\.[0-9A-Z]{3}\\.[0-9A-Z]{3}/[0-9A-Z]{4}-[0-9]{2}");
    private static final Pattern ALL_EQUAL = Pattern.compile("(.)\\1*");
    private static final int HIGHEST_WEIGHT = 9;

    public Cnpj {
        if (!isValid(characters)) {
            throw new IllegalArgumentException("Not a CNPJ");
        }
    }

    /** A number written as {@code 08289470514408} or {@code 08.289.470/5144-08}; empty when it is none. */
    public static Optional<Cnpj> find(String text) {
        String characters = FORMATTED.matcher(text).matches() ? text.replaceAll("[./-]", "") : text;
        return isValid(characters) ? Optional.of(new Cnpj(characters)) : Optional.empty();
    }

    /** The number that begins with these twelve characters. */
    public static Cnpj completing(String twelveCharacters) {
        return new Cnpj(twelveCharacters + CheckDigits.of(twelveCharacters, HIGHEST_WEIGHT));
    }

    /** {@code 08.289.470/5144-08} */
    public String formatted() {
        return characters.substring(0, 2) + "." + characters.substring(2, 5) + "." + characters.substring(5, 8) + "/"
                + characters.substring(8, 12) + "-" + characters.substring(12);
    }

    /** {@code **.289.470/5144-**}: a one-person company is a person. */
    public String masked() {
        return "**" + formatted().substring(2, 16) + "**";
    }

    /** Masked, as {@link Cpf} is. */
    @Override
    public String toString() {
        return masked();
    }

    private static boolean isValid(String characters) {
        return BARE.matcher(characters).matches()
                && !ALL_EQUAL.matcher(characters).matches()
                && CheckDigits.of(characters.substring(0, 12), HIGHEST_WEIGHT).equals(characters.substring(12));
    }
}
