package dev.lendport.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param code the rule's, stable
 * @param rejectReasonId of the code list {@code simulation-reject-reasons}
 * @param actual what was measured: a number where the rule compares numbers, else a word
 * @param limit what it was measured against
 * @param pointer into the create body
 */
record RuleOutcome(
        String code,
        int rejectReasonId,
        boolean passed,
        @Nullable Object actual,
        @Nullable Object limit,
        String pointer) {}
