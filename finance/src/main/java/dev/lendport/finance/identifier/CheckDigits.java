package dev.lendport.finance.identifier;

/**
 * The two check digits of CPF and CNPJ: modulo 11, weights from the right 2, 3, … up to a highest one and again from 2;
 * a remainder under 2 gives 0, any other 11 less it. The second digit counts the first one in.
 *
 * <p>A character's value is its ASCII code less 48, which for a digit is the digit.
 */
final class CheckDigits {

    private CheckDigits() {}

    static String of(String body, int highestWeight) {
        char first = digit(body, highestWeight);
        return "" + first + digit(body + first, highestWeight);
    }

    private static char digit(String text, int highestWeight) {
        int sum = 0;
        int weight = 2;
        for (int at = text.length() - 1; at >= 0; at--) {
            sum += (text.charAt(at) - '0') * weight;
            weight = weight == highestWeight ? 2 : weight + 1;
        }
        int remainder = sum % 11;
        return (char) ('0' + (remainder < 2 ? 0 : 11 - remainder));
    }
}
