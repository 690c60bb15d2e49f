package dev.lendport.finance.identifier;

/**
 * The Portuguese taxpayer number (número de identificação fiscal): nine digits, the last of which checks the others with
 * weights 9 to 2, modulo 11; remainders 0 and 1 give check digit 0.
 *
 * <p>Source: Decreto-Lei 14/2013 (the number); the check digit as the tax authority uses it.
 */
public final class Nif {
    private static final int LENGTH = 9;

    private Nif() {}

    public static boolean isValid(String number) {
        if (number.length() != LENGTH || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (number.charAt(i) - '0') * (LENGTH - i);
        }
        int remainder = sum % 11;
        int expected = remainder < 2 ? 0 : 11 - remainder;
        return number.charAt(LENGTH - 1) - '0' == expected;
    }
}
