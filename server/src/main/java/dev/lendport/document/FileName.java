package dev.lendport.document;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of files that are kept and shown again: in lists, in the manifest and the folder of a case file that somebody
 * unpacks. A name that would lead elsewhere there, or look like another one, is refused rather than mended: the client
 * would look for a name that nobody has.
 */
final class FileName {
    private static final int LONGEST = 150;

    /** Devices of Windows, whatever extension follows (Naming Files, Paths, and Namespaces). */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])( *[.].*)?", Pattern.CASE_INSENSITIVE);

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private FileName() {}

    /** Why a name is not taken, if it is not; no name is taken. */
    static Optional<Refusal> refused(@Nullable String name, String pointer) {
        return name == null || isGood(name)
                ? Optional.empty()
                : Optional.of(Refusal.of(ProblemCode.DOCUMENT_NAME_REFUSED, LONGEST)
                        .withErrors(List.of(FieldError.of(pointer, "name_refused"))));
    }

    private static boolean isGood(String name) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST
                && isPlainEdge(name.codePointAt(0))
                && isPlainEdge(name.codePointBefore(name.length()))
                && !DEVICE.matcher(name).matches()
                && name.codePoints().allMatch(FileName::isPlain);
    }

    /** A dot at the beginning hides a file or leaves no name before the extension; Windows drops one at the end. */
    private static boolean isPlainEdge(int character) {
        return character != '.' && !Character.isWhitespace(character) && !Character.isSpaceChar(character);
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Among them all that turns the direction of what follows. Joiners are part of words and of emoji.
            case Character.FORMAT -> character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
            default -> character != '/' && character != '\\' && character != ':';
        };
    }
}
