package dev.lendport.taxonomy;

import dev.lendport.outcome.Language;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** All code lists as they were at one moment: immutable, complete, and cheap to ask. */
public final class Taxonomies {
    private final long version;
    private final Map<TaxonomyList, Map<Integer, TaxonomyItem>> lists = new EnumMap<>(TaxonomyList.class);
    private final NavigableSet<LocalDate> changes = new TreeSet<>();
    private final ConcurrentMap<BodyKey, TaxonomyBody> bodies = new ConcurrentHashMap<>();

    /** A body stays the same between two days on which some entry starts or ends; {@code since} is the earlier one. */
    private record BodyKey(TaxonomyView view, Language language, LocalDate since) {}

    /**
     * @param items in the order in which each list shows them
     * @throws IllegalArgumentException when an id occurs twice in a list or a parent does not exist
     */
    Taxonomies(long version, List<TaxonomyItem> items) {
        this.version = version;
        for (var list : TaxonomyList.values()) {
            lists.put(list, new LinkedHashMap<>());
        }
        for (var item : items) {
            if (entries(item.list()).put(item.id(), item) != null) {
                throw new IllegalArgumentException(
                        "id " + item.id() + " twice in " + item.list().path());
            }
            Stream.of(Optional.ofNullable(item.validFrom()), Optional.ofNullable(item.validUntil()))
                    .flatMap(Optional::stream)
                    .forEach(changes::add);
        }
        items.forEach(this::requireParent);
    }

    private void requireParent(TaxonomyItem item) {
        var parentList = item.list().parent();
        if (parentList != null && !entries(parentList).containsKey(item.parent())) {
            throw new IllegalArgumentException(
                    "entry " + item.id() + " of " + item.list().path() + " has no parent");
        }
    }

    /** Whether the id may be chosen from the list on that day. */
    public boolean has(TaxonomyList list, int id, LocalDate on) {
        var item = entries(list).get(id);
        return item != null && item.isValid(on);
    }

    /** The entry, also when it is no longer valid. */
    public Optional<TaxonomyItem> find(TaxonomyList list, int id) {
        return Optional.ofNullable(entries(list).get(id));
    }

    /**
     * The text for an id that was accepted earlier, also when the entry is no longer valid.
     *
     * @throws IllegalArgumentException when the list never had the id: check with {@link #has} before storing one
     */
    public String description(TaxonomyList list, int id, Language language) {
        return find(list, id)
                .orElseThrow(() -> new IllegalArgumentException("no entry " + id + " in " + list.path()))
                .description(language);
    }

    /** The id of the entry's parent, as of a county's district; empty when the entry is unknown or has none. */
    public OptionalInt parent(TaxonomyList list, int id) {
        var item = entries(list).get(id);
        return item == null || item.parent() == null ? OptionalInt.empty() : OptionalInt.of(item.parent());
    }

    /** The entries that may be chosen on that day, in the list's order. */
    public List<TaxonomyItem> valid(TaxonomyList list, LocalDate on) {
        return entries(list).values().stream().filter(item -> item.isValid(on)).toList();
    }

    /** The valid entries below one parent, in the list's order. */
    public List<TaxonomyItem> children(TaxonomyList list, int parent, LocalDate on) {
        return entries(list).values().stream()
                .filter(item -> Objects.equals(item.parent(), parent) && item.isValid(on))
                .toList();
    }

    /** Whether the id is one that entries of the list may belong to. */
    boolean isParent(TaxonomyList list, int id) {
        var parentList = list.parent();
        return parentList != null && entries(parentList).containsKey(id);
    }

    /** The answer to a GET of the view, made once for each language and period of unchanged validity. */
    TaxonomyBody body(TaxonomyView view, Language language, LocalDate on) {
        if (view instanceof TaxonomyView.NotificationTypes) {
            return TaxonomyBody.of(view.json(this, language, on)); // the caller chooses the page: keep none
        }
        var since = Objects.requireNonNullElse(changes.floor(on), LocalDate.MIN);
        return bodies.computeIfAbsent(
                new BodyKey(view, language, since), key -> TaxonomyBody.of(view.json(this, language, on)));
    }

    long version() {
        return version;
    }

    private Map<Integer, TaxonomyItem> entries(TaxonomyList list) {
        return lists.getOrDefault(list, Collections.emptyMap());
    }
}
