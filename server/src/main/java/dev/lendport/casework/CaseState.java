package dev.lendport.casework;

import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.Taxonomies;
import java.util.Set;

/** Where a case can stand. Each kind of case has an enum of its own. */
public interface CaseState {
    /** What it is called in the counts: stable, and unique for its kind. */
    String key();

    /** As a person reads it. */
    String description(Taxonomies taxonomies, Language language);

    /** Where it can go from here. */
    Set<? extends CaseState> next();

    /** Nothing follows. */
    default boolean isFinal() {
        return next().isEmpty();
    }
}
