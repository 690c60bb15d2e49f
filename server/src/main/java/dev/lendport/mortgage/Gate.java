package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The one way to change a process: locks it, compares versions and asks the guard. */
@Component
class Gate {
    private final Processes processes;
    private final CurrentTaxonomies taxonomies;

    Gate(Processes processes, CurrentTaxonomies taxonomies) {
        this.processes = processes;
        this.taxonomies = taxonomies;
    }

    /** A locked process that the action is allowed with. */
    Outcome<MortgageProcess> open(Caller caller, UUID id, Precondition known, Action action, Instant now) {
        return processes
                .findLocked(caller, id)
                .then(process -> known.refuses(process.version())
                        .<Outcome<MortgageProcess>>map(Outcome::refused)
                        .orElseGet(() -> allowed(caller, process, action, now)));
    }

    /** A borrower of a locked process that the action is allowed with. */
    Outcome<Opened> open(Caller caller, UUID id, UUID borrowerId, Precondition known, Action action, Instant now) {
        return processes
                .findLocked(caller, id)
                .then(process -> process.borrower(borrowerId)
                        .<Outcome<Opened>>map(borrower -> known.refuses(borrower.version())
                                .<Outcome<Opened>>map(Outcome::refused)
                                .orElseGet(() -> allowed(caller, process, action, now)
                                        .map(opened -> new Opened(opened, borrower))))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    /** A process and one of its borrowers. */
    record Opened(MortgageProcess process, Borrower borrower) {}

    /** The process again, or refused with the guard's first reason, the state and what is allowed instead. */
    Outcome<MortgageProcess> allowed(Caller caller, MortgageProcess process, Action action, Instant now) {
        var permissions = process.permissions(now);
        var verdict = permissions.verdict(action);
        if (verdict.allowed()) {
            return Outcome.done(process);
        }
        var state = process.state().description(taxonomies.now(), caller.language());
        var refusal = switch (verdict.reasons().getFirst()) {
            case WRONG_STATE -> Refusal.of(ProblemCode.PROCESS_WRONG_STATE, state);
            case ACCEPTANCE_LAPSED -> Refusal.of(ProblemCode.PROCESS_ACCEPTANCE_LAPSED, due(process));
            case PENDING_ITEMS ->
                Refusal.of(
                                ProblemCode.PROCESS_HAS_PENDING_ITEMS,
                                permissions.pending().size())
                        .withErrors(permissions.pending().stream()
                                .map(item -> FieldError.of(item.pointer(), item.code()))
                                .toList());
            case TOO_MANY_BORROWERS -> Refusal.of(ProblemCode.PROCESS_TOO_MANY_BORROWERS, Borrower.MOST);
            case ONLY_KEY_BORROWER -> Refusal.of(ProblemCode.PROCESS_KEY_BORROWER_REQUIRED);
        };
        return Outcome.refused(refusal.with("state", shown(process.state(), state))
                .with("allowedActions", permissions.allowedActions()));
    }

    private static String due(MortgageProcess process) {
        return process.moments().acceptanceDue().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Map<String, Object> shown(ProcessState state, String description) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", state.id());
        shown.put("description", description);
        return shown;
    }
}
