package dev.lendport.rulebook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that one process needs.
 *
 * @param requirementId stays the same for as long as the process has the borrower: the code of the rule, with the
 *     borrower's id after a dot when each borrower needs one
 * @param borrowerId whose document it is; null when it is one for the process
 */
public record RequiredPaper(
        String requirementId,
        RequiredDocument rule,
        @Nullable UUID borrowerId) {}
