package dev.lendport.checklist;

import java.util.Set;
import java.util.UUID;

/**
 * A case as its papers see it.
 *
 * @param people whose papers there can be
 */
public record FiledCase(UUID id, CaseFile file, Checklist checklist, Set<UUID> people) {
    public FiledCase {
        people = Set.copyOf(people);
    }
}
