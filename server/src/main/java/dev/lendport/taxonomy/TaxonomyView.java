package dev.lendport.taxonomy;

import static dev.lendport.taxonomy.TaxonomyList.INDEX_TYPES;
import static dev.lendport.taxonomy.TaxonomyList.NOTIFICATION_TYPES;

import dev.lendport.outcome.Language;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What one GET shows: a stored list as it is, or one derived from stored lists. */
sealed interface TaxonomyView {
    int FIXED = 1;
    int MIXED = 3;

    /** Every valid entry of a list. */
    record Whole(TaxonomyList list) implements TaxonomyView {}

    /** The valid entries of a list below one parent. */
    record Children(TaxonomyList list, int parent) implements TaxonomyView {}

    /** Each district with its counties inside. */
    record DistrictsWithCounties() implements TaxonomyView {}

    /** The fixed periods that the index types of a sub-category have: same ids, described by the years. */
    record FixedPeriods(int subCategory) implements TaxonomyView {}

    /** One page of the notification types; pages count from 1. */
    record NotificationTypes(int page, int size) implements TaxonomyView {

        List<TaxonomyItem> of(List<TaxonomyItem> all) {
            return all.stream().skip((page - 1L) * size).limit(size).toList();
        }
    }

    /** The view at a path without parameters below {@code /v1/taxonomy}. */
    static Optional<TaxonomyView> at(String path) {
        return switch (path) {
            case "districts-with-counties" -> Optional.of(new DistrictsWithCounties());
            case "index-type-list-mixed" -> Optional.of(new Children(INDEX_TYPES, MIXED));
            case "fixed-fixed-period" -> Optional.of(new FixedPeriods(FIXED));
            case "mixed-fixed-period" -> Optional.of(new FixedPeriods(MIXED));
            default -> TaxonomyList.at(path).map(Whole::new);
        };
    }

    /** The view as JSON in UTF-8. */
    default byte[] json(Taxonomies taxonomies, Language language, LocalDate on) {
        var bytes = new ByteArrayOutputStream();
        try (var json = new TaxonomyJson(bytes, taxonomies, language)) {
            switch (this) {
                case Whole whole -> json.items(taxonomies.valid(whole.list(), on));
                case Children below -> json.items(taxonomies.children(below.list(), below.parent(), on));
                case DistrictsWithCounties _ -> json.districtsWithCounties(on);
                case NotificationTypes types -> {
                    var all = taxonomies.valid(NOTIFICATION_TYPES, on);
                    json.notificationTypes(all.size(), types.of(all));
                }
                case FixedPeriods periods ->
                    json.items(taxonomies.children(INDEX_TYPES, periods.subCategory(), on).stream()
                            .map(TaxonomyView::fixedPeriod)
                            .toList());
            }
        }
        return bytes.toByteArray();
    }

    private static TaxonomyItem fixedPeriod(TaxonomyItem indexType) {
        int years = indexType.fixedPeriodMonths().orElseThrow() / 12;
        return new TaxonomyItem(
                indexType.list(),
                indexType.id(),
                indexType.code(),
                indexType.parent(),
                years == 1 ? "1 ano" : years + " anos",
                years == 1 ? "1 year" : years + " years",
                indexType.validFrom(),
                indexType.validUntil());
    }
}
