package dev.lendport.finance.identifier;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bank's number in the Brazilian payment system (identificador do sistema de pagamentos brasileiro): the first eight
 * characters of its CNPJ. Text, because leading zeros belong to it: Banco do Brasil is 00000000.
 */
public record Ispb(String characters) {

    private static final Pattern EIGHT = Pattern.compile("[0-9A-Z]{8}");
    private static final Pattern SHORTENED = Pattern.compile("[0-9]{1,7}");

    public Ispb {
        if (!EIGHT.matcher(characters).matches()) {
            throw new IllegalArgumentException("An ISPB has eight digits or capital letters, not: " + characters);
        }
    }

    /** Eight characters, or digits that lost their leading zeros: {@code 0} is 00000000; empty for anything else. */
    public static Optional<Ispb> find(String text) {
        String eight = SHORTENED.matcher(text).matches() ? "0".repeat(8 - text.length()) + text : text;
        return EIGHT.matcher(eight).matches() ? Optional.of(new Ispb(eight)) : Optional.empty();
    }

    @Override
    public String toString() {
        return characters;
    }
}
