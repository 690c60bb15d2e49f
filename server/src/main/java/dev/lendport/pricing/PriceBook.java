package dev.lendport.pricing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All price sheets and fixings up to some version of each: immutable, so that one look-up cannot see two states. */
final class PriceBook {
    static final PriceBook EMPTY = new PriceBook(List.of(), List.of());

    private final NavigableMap<Integer, StoredSheet> sheets = new TreeMap<>();
    private final Map<Integer, NavigableMap<LocalDate, List<IndexFixing>>> fixings = new HashMap<>();
    private final List<IndexFixing> allFixings;
    private final long fixingsVersion;

    PriceBook(Collection<StoredSheet> sheets, List<IndexFixing> fixings) {
        sheets.forEach(sheet -> this.sheets.put(sheet.version(), sheet));
        fixings.forEach(fixing -> this.fixings
                .computeIfAbsent(fixing.indexTypeId(), index -> new TreeMap<>())
                .merge(fixing.fixedOn(), List.of(fixing), PriceBook::joined));
        allFixings = List.copyOf(fixings);
        fixingsVersion = fixings.stream().mapToLong(IndexFixing::version).max().orElse(0);
    }

    /** This book and what was stored since. */
    PriceBook with(List<StoredSheet> moreSheets, List<IndexFixing> moreFixings) {
        return new PriceBook(
                Stream.concat(sheets.values().stream(), moreSheets.stream()).toList(), joined(allFixings, moreFixings));
    }

    int sheetsVersion() {
        return sheets.isEmpty() ? 0 : sheets.lastKey();
    }

    long fixingsVersion() {
        return fixingsVersion;
    }

    Optional<PriceSheet> sheet(int version) {
        return Optional.ofNullable(sheets.get(version)).map(StoredSheet::sheet);
    }

    /** What a price of that day is computed from: the sheet that started last, and every fixing known. */
    Optional<PricingBasis> basisOn(LocalDate day) {
        return sheets.values().stream()
                .filter(stored -> !stored.sheet().validFrom().isAfter(day))
                .max(Comparator.comparing(stored -> stored.sheet().validFrom()))
                .map(stored -> new PricingBasis(stored.version(), fixingsVersion, day));
    }

    /** The latest fixing of the index on or before the day, as it was known to the basis. */
    Optional<IndexFixing> fixing(int indexTypeId, PricingBasis basis) {
        return fixings
                .getOrDefault(indexTypeId, new TreeMap<>())
                .headMap(basis.pricedOn(), true)
                .descendingMap()
                .values()
                .stream()
                .flatMap(ofDay -> ofDay.stream()
                        .filter(fixing -> fixing.version() <= basis.fixingsVersion())
                        .max(Comparator.comparingLong(IndexFixing::version))
                        .stream())
                .findFirst();
    }

    private static List<IndexFixing> joined(List<IndexFixing> some, List<IndexFixing> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
