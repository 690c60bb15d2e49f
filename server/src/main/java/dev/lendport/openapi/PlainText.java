package dev.lendport.openapi;

import java.util.function.IntPredicate;

/**
 * Text for people: it shows something, and nothing in it hides, such as a control character, or turns the order around in
 * which the rest is read (Unicode TR 36, 2.5: embeddings, overrides and isolates). Each looks at a character once, which a
 * regular expression for the same would not.
 */
final class PlainText {
    private PlainText() {}

    /** Several lines, ended in any way. */
    static boolean isText(String value) {
        return shows(value) && value.codePoints().noneMatch(hiding().and(c -> c != '\t' && c != '\n' && c != '\r'));
    }

    static boolean isLine(String value) {
        return shows(value)
                && value.codePoints()
                        .noneMatch(hiding().or(c -> Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR));
    }

    private static boolean shows(String value) {
        return value.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT);
    }

    private static IntPredicate hiding() {
        return c -> Character.isISOControl(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
