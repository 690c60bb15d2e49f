package dev.lendport.mortgage;

import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyItem;
import dev.lendport.taxonomy.TaxonomyList;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text that a process is found by, and the pattern that finds it: without accents, in lower case, one space between
 * words. A line break stands between the parts; no request can contain one, so nothing matches across parts.
 */
final class SearchWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern WILDCARDS = Pattern.compile("[\\\\%_]");

    private SearchWords() {}

    /** Names and tax ids of the borrowers and the simulation's number, each with a line break; the process's number follows. */
    static String of(List<Borrower> borrowers, int simulationNumber) {
        var words = new StringBuilder();
        for (var borrower : borrowers) {
            Stream.of("name", "taxId")
                    .flatMap(field -> Stream.ofNullable(borrower.personal().text(field)))
                    .forEach(part -> words.append(plain(part)).append('\n'));
        }
        return words.append(simulationNumber).append('\n').toString();
    }

    /** The branches whose name, in either language, contains the text. */
    static List<Integer> branches(String text, Taxonomies taxonomies, LocalDate today) {
        var wanted = plain(text);
        return taxonomies.valid(TaxonomyList.BRANCHES, today).stream()
                .filter(branch -> Arrays.stream(Language.values())
                        .anyMatch(
                                language -> plain(branch.description(language)).contains(wanted)))
                .map(TaxonomyItem::id)
                .toList();
    }

    /** A LIKE pattern for the text anywhere. */
    static String pattern(String text) {
        return "%" + WILDCARDS.matcher(plain(text)).replaceAll("\\\\$0") + "%";
    }

    static String plain(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return SPACES.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
