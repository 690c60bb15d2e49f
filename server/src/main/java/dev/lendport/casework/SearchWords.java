package dev.lendport.casework;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one folding of what cases are found by and of what is looked for: without accents and ligatures, in lower case, one
 * kind of apostrophe and of hyphen, one space between words.
 */
public final class SearchWords {
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u201b\u02bc\u00b4`\u2032]");
    private static final Pattern HYPHENS = Pattern.compile("[\\p{Pd}\u2212]");
    private static final Pattern WILDCARDS = Pattern.compile("[\\\\%_]");

    /** Letters that are letters of their own to Unicode and variants of a Latin one to who types a name. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("\u0142", "l"),
            Map.entry("\u00f8", "o"),
            Map.entry("\u0111", "d"),
            Map.entry("\u00f0", "d"),
            Map.entry("\u0127", "h"),
            Map.entry("\u0131", "i"),
            Map.entry("\u0167", "t"),
            Map.entry("\u00df", "ss"),
            Map.entry("\u00e6", "ae"),
            Map.entry("\u0153", "oe"),
            Map.entry("\u00fe", "th"));

    private static final Pattern SPECIAL = Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");

    private SearchWords() {}

    /** The text that a case is found by: its parts, a line each, so that no word matches across two of them. */
    public static String of(Stream<? extends @Nullable String> parts) {
        return parts.filter(Objects::nonNull).map(SearchWords::folded).collect(Collectors.joining("\n"));
    }

    /** What is looked for, word by word: a case is found that has all of them, in any order. */
    static List<String> wanted(String text) {
        return Arrays.stream(folded(text).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** A LIKE pattern for a word anywhere. */
    static String pattern(String word) {
        return "%" + WILDCARDS.matcher(word).replaceAll("\\\\$0") + "%";
    }

    public static String folded(String text) {
        // First of all: an accent that stands alone is an apostrophe to who types a name, and a blank to Unicode.
        var quoted = APOSTROPHES.matcher(text).replaceAll("'");
        var bare = MARKS.matcher(Normalizer.normalize(quoted, Normalizer.Form.NFKD))
                .replaceAll("");
        var latin = SPECIAL.matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(letter -> LETTERS.getOrDefault(letter.group(), letter.group()));
        return SPACES.matcher(HYPHENS.matcher(latin).replaceAll("-"))
                .replaceAll(" ")
                .strip();
    }
}
