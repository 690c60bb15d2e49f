package dev.lendport.casework;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.Deadlines;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.Refusal;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The one way to change a case: its deadlines are held and its row is locked, versions are compared, the guard is asked,
 * and a refusal says why, where the case stands and what can be done instead. One for each kind of case.
 */
public final class CaseGate<C extends Case, A extends Enum<A> & CaseAction> {
    private final CaseKind<C, A> kind;
    private final Deadlines deadlines;
    private final CurrentTaxonomies taxonomies;

    public CaseGate(CaseKind<C, A> kind, Deadlines deadlines, CurrentTaxonomies taxonomies) {
        this.kind = kind;
        this.deadlines = deadlines;
        this.taxonomies = taxonomies;
    }

    /** A locked case, at a version that the caller knows, that the action is allowed with. */
    public Outcome<C> open(Caller caller, UUID id, Precondition known, A action, Instant now) {
        return lock(caller, id)
                .then(found -> known.refuses(found.version())
                        .<Outcome<C>>map(Outcome::refused)
                        .orElseGet(() -> allowed(caller, found, action, now)));
    }

    /** A case that neither anybody nor time moves until the transaction ends. */
    public Outcome<C> lock(Caller caller, UUID id) {
        deadlines.hold(caller, id);
        return kind.findLocked(caller, id);
    }

    /** The locked case again, or the guard's first reason against the action. */
    public Outcome<C> allowed(Caller caller, C locked, A action, Instant now) {
        var verdict = kind.rules().judge(locked, now).of(action);
        return verdict.allowed() ? Outcome.done(locked) : Outcome.refused(explained(caller, locked, verdict, now));
    }

    /** The case as the caller may see it. */
    public CaseView<C> view(Caller caller, C found, Instant now) {
        return CaseView.of(found, kind.rules(), taxonomies.now(), caller, now);
    }

    /** Every action on it, whoever's to do, for somebody who looks after all of them. */
    public List<CaseView.Action> everyAction(Caller caller, C found, Instant now) {
        return CaseView.actions(kind.rules().judge(found, now).all(), taxonomies.now(), caller);
    }

    private Refusal explained(Caller caller, C locked, Verdicts.Verdict<A> verdict, Instant now) {
        var refusal = CaseView.told(verdict.reasons().getFirst(), taxonomies.now(), caller);
        for (var member : kind.toldWithRefusal(view(caller, locked, now)).entrySet()) {
            refusal = refusal.with(member.getKey(), member.getValue());
        }
        var until = verdict.until();
        return until == null ? refusal : refusal.with("until", until.truncatedTo(ChronoUnit.SECONDS));
    }
}
