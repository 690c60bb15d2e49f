package dev.lendport.mortgage;

import dev.lendport.casework.CaseState;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Language;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a process stands. The ids are those of the list of proposal states. */
enum ProcessState implements CaseState {
    IN_ACCEPTANCE(1),
    IN_CREATION(3),
    IN_REVIEW(2),
    AWAITS_DOCUMENTS(9),
    APPROVED(4),
    REJECTED(5),
    CONTRACT_SCHEDULED(6),
    CONTRACTED(7),
    CANCELED(8),
    EXPIRED(10);

    private final int id;

    ProcessState(int id) {
        this.id = id;
    }

    static ProcessState of(int id) {
        for (var state : values()) {
            if (state.id == id) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + id);
    }

    int id() {
        return id;
    }

    @Override
    public String key() {
        return Integer.toString(id);
    }

    @Override
    public Set<ProcessState> next() {
        return switch (this) {
            case IN_ACCEPTANCE -> EnumSet.of(IN_CREATION, EXPIRED);
            case IN_CREATION -> EnumSet.of(IN_REVIEW, CANCELED);
            case IN_REVIEW -> EnumSet.of(AWAITS_DOCUMENTS, APPROVED, REJECTED);
            case AWAITS_DOCUMENTS -> EnumSet.of(IN_REVIEW);
            case APPROVED -> EnumSet.of(CONTRACT_SCHEDULED);
            case CONTRACT_SCHEDULED -> EnumSet.of(CONTRACTED);
            case REJECTED, CONTRACTED, CANCELED, EXPIRED -> Set.of();
        };
    }

    /**
     * The state that counts now: from its due instant on an acceptance has lapsed, and papers are waited for no longer,
     * fired deadline or not.
     */
    ProcessState at(Instant now, Waits waits) {
        if (this == IN_ACCEPTANCE && !now.isBefore(waits.acceptanceDue())) {
            return EXPIRED;
        }
        var documentsDue = waits.documentsDue();
        return this == AWAITS_DOCUMENTS && documentsDue != null && !now.isBefore(documentsDue) ? IN_REVIEW : this;
    }

    /**
     * Until when a process waits.
     *
     * @param documentsDue null when no papers are waited for
     */
    record Waits(Instant acceptanceDue, @Nullable Instant documentsDue) {
        static Waits of(ResultSet row) throws SQLException {
            return new Waits(Rows.instant(row, "acceptance_due_at"), Rows.instantOrNull(row, "documents_due_at"));
        }
    }

    @Override
    public String description(Taxonomies taxonomies, Language language) {
        return taxonomies.description(TaxonomyList.WORKFLOW_STATES_PROPOSAL, id, language);
    }
}
