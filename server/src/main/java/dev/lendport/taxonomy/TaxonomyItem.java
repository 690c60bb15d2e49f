package dev.lendport.taxonomy;

import dev.lendport.outcome.Language;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a code list. Entries are never deleted, so an old case can always be described; an entry that may no
 * longer be chosen has an end of validity.
 *
 * @param id the lender's own id, positive and unique in its list
 * @param code the business key, unique in its list: INE code of a place, ISO 3166 code of a country
 * @param parent id in {@link TaxonomyList#parent()}, or null
 * @param validFrom first day it may be chosen, or null when it always could
 * @param validUntil first day it may no longer be chosen, or null while it may
 */
public record TaxonomyItem(
        TaxonomyList list,
        int id,
        String code,
        @Nullable Integer parent,
        String pt,
        String en,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    private static final Pattern FIXED_PERIOD = Pattern.compile("(?:FIXED|MIXED)_([0-9]{1,3})");

    public TaxonomyItem {
        if (id <= 0 || code.isBlank() || pt.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("incomplete entry " + id + " of " + list.path());
        }
        if ((parent == null) != (list.parent() == null)) {
            throw new IllegalArgumentException("entry " + id + " of " + list.path() + " has the wrong parent");
        }
    }

    public boolean isValid(LocalDate on) {
        return (validFrom == null || !on.isBefore(validFrom)) && (validUntil == null || on.isBefore(validUntil));
    }

    /** The months of an index type that starts at a fixed rate: its code ends in them, as MIXED_60 and FIXED_360. */
    public OptionalInt fixedPeriodMonths() {
        var months = FIXED_PERIOD.matcher(code);
        return list == TaxonomyList.INDEX_TYPES && months.matches()
                ? OptionalInt.of(Integer.parseInt(months.group(1)))
                : OptionalInt.empty();
    }

    public String description(Language language) {
        return switch (language) {
            case PT -> pt;
            case EN -> en;
        };
    }
}
