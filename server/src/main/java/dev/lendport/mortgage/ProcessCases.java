package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.casework.CaseKind;
import dev.lendport.casework.CaseRules;
import dev.lendport.casework.CaseState;
import dev.lendport.casework.CaseView;
import dev.lendport.checklist.Checklist;
import dev.lendport.checklist.DocumentView;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import dev.lendport.rulebook.Rulebooks;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Mortgage processes as a kind of case. */
@Component
class ProcessCases implements CaseKind<MortgageProcess, ProcessAction> {
    private final Processes processes;
    private final ProcessGuard guard;

    ProcessCases(Processes processes, Rulebooks rulebooks) {
        this.processes = processes;
        this.guard = new ProcessGuard(rulebooks::at);
    }

    @Bean
    static CaseGate<MortgageProcess, ProcessAction> processGate(
            ProcessCases cases, Deadlines deadlines, CurrentTaxonomies taxonomies) {
        return new CaseGate<>(cases, deadlines, taxonomies);
    }

    @Override
    public Subject.Type type() {
        return Subject.Type.PROCESS;
    }

    @Override
    public CaseRules<MortgageProcess, ProcessAction> rules() {
        return guard;
    }

    @Override
    public Outcome<MortgageProcess> find(Caller caller, UUID id) {
        return processes.find(caller, id);
    }

    @Override
    public Outcome<MortgageProcess> findLocked(Caller caller, UUID id) {
        return processes.findLocked(caller, id);
    }

    @Override
    public long touch(Caller caller, UUID id, Instant now) {
        return processes.touch(caller, id, now);
    }

    @Override
    public Set<DeadlineKind> waitsIn(CaseState state) {
        return switch ((ProcessState) state) {
            case IN_ACCEPTANCE -> Set.of(DeadlineKind.PROCESS_ACCEPTANCE);
            case AWAITS_DOCUMENTS -> Set.of(DeadlineKind.PROCESS_DOCUMENTS);
            case IN_CREATION, IN_REVIEW, APPROVED, REJECTED, CONTRACT_SCHEDULED, CONTRACTED, CANCELED, EXPIRED ->
                Set.of();
        };
    }

    @Override
    public String path() {
        return "/v1/processes/{processUniqueId}";
    }

    @Override
    public String idMember() {
        return "processUniqueId";
    }

    @Override
    public Map<String, Object> described(CaseView<MortgageProcess> view) {
        return Map.of(
                "processStatusID", state(view).id(),
                "processStatusDescription", view.stateDescription(),
                "pendingItems", pendingItems(view));
    }

    @Override
    public Map<String, Object> toldWithRefusal(CaseView<MortgageProcess> view) {
        return Map.of(
                "state",
                new CaseView.StateName(state(view).id(), view.stateDescription()),
                "allowedActions",
                view.actions());
    }

    Checklist checklist(MortgageProcess process, Instant now) {
        return guard.checklist(process, now);
    }

    List<DocumentView.Item> papers(CaseView<MortgageProcess> view) {
        var file = view.found().file();
        return file.documents().isEmpty()
                ? List.of()
                : new DocumentView(view.taxonomies(), view.caller().language())
                        .items(file, checklist(view.found(), view.now()));
    }

    static ProcessState state(CaseView<MortgageProcess> view) {
        return (ProcessState) view.state();
    }

    List<PendingItem.Shown> pendingItems(CaseView<MortgageProcess> view) {
        return guard.pending(view.found(), view.now()).stream()
                .map(item -> item.shown(view.caller().language()))
                .toList();
    }
}
