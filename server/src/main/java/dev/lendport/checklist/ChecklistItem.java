package dev.lendport.checklist;

import dev.lendport.checklist.CaseDocument.Decision;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper that a case has to have, and whether it has.
 *
 * @param requirementId stable for the case: the rule's code, with the borrower's id where it is asked of each; or that of
 *     a request
 * @param documents what was delivered for it, the refused included
 * @param refusal the last one, while the paper counts as refused
 */
public record ChecklistItem(
        String requirementId,
        Wanted wanted,
        State state,
        List<UUID> documents,
        @Nullable Decision refusal,
        CaseFile.@Nullable Waiver waiver) {
    private static final Texts TEXTS = Texts.of("checklist");

    /** Whether a case has what it has to have. */
    public enum State {
        MISSING,
        DELIVERED,
        ACCEPTED,
        REFUSED,
        /** Delivered, and by now older than it may be. */
        EXPIRED,
        WAIVED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        String description(Language language) {
            return TEXTS.text(language, "state." + wire());
        }
    }

    /**
     * What is asked for.
     *
     * @param borrowerId of whom; null when it is of the case
     * @param count how many files
     * @param maximumAgeDays null when it may be of any age
     * @param stopsSubmission whether the case cannot be submitted without it
     * @param dueOn the last day for it; null when there is none
     */
    record Wanted(
            int typeId,
            @Nullable UUID borrowerId,
            int count,
            @Nullable Integer maximumAgeDays,
            boolean stopsSubmission,
            @Nullable LocalDate dueOn,
            String pt,
            String en) {
        String text(Language language) {
            return switch (language) {
                case PT -> pt;
                case EN -> en;
            };
        }
    }

    public ChecklistItem {
        documents = List.copyOf(documents);
    }

    /** Whether nobody has to do anything for it. */
    public boolean isThere() {
        return switch (state) {
            case DELIVERED, ACCEPTED, WAIVED -> true;
            case MISSING, REFUSED, EXPIRED -> false;
        };
    }

    /** Whether the case cannot be submitted because of it. */
    public boolean stopsSubmission() {
        return !isThere() && wanted.stopsSubmission();
    }

    /** The last day for what staff asked for; none for what the rulebook asks. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(wanted.dueOn());
    }

    /** Whether staff asked for it. */
    boolean isRequest() {
        return wanted.dueOn() != null;
    }

    /** What is wrong with it, as the code of a pending item. */
    public String pendingCode() {
        return state == State.MISSING ? "required" : state.wire();
    }

    /** What it is, for people. */
    public String text(Language language) {
        return wanted.text(language);
    }
}
