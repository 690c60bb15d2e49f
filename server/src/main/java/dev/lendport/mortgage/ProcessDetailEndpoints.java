package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.deadline.Deadlines;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.journal.Subject;
import dev.lendport.message.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One process in full. */
@Controller
class ProcessDetailEndpoints {
    private final Processes processes;
    private final CaseGate<MortgageProcess, ProcessAction> gate;
    private final ProcessCases kind;
    private final Messages messages;
    private final Deadlines deadlines;

    ProcessDetailEndpoints(
            Processes processes,
            CaseGate<MortgageProcess, ProcessAction> gate,
            ProcessCases kind,
            Messages messages,
            Deadlines deadlines) {
        this.processes = processes;
        this.gate = gate;
        this.kind = kind;
        this.messages = messages;
        this.deadlines = deadlines;
    }

    @GetMapping(path = "/v1/processes/{processUniqueId}", produces = Answer.JSON)
    Work detail(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(
                caller,
                call,
                now -> processes
                        .find(caller, id)
                        .map(process -> gate.view(caller, process, now))
                        .map(view -> Answer.ok(ProcessView.detail(
                                        view,
                                        new ProcessView.Beside(
                                                kind.papers(view),
                                                messages.notes(caller, Subject.Type.PROCESS, id),
                                                kind.pendingItems(view),
                                                deadlines.of(caller, id))))
                                .version(view.version())));
    }
}
