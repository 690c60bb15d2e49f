package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.deadline.Deadlines;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One process in full. */
@Controller
class ProcessDetailEndpoints {
    private final Processes processes;
    private final CaseGate<MortgageProcess, ProcessAction> gate;
    private final Deadlines deadlines;

    ProcessDetailEndpoints(Processes processes, CaseGate<MortgageProcess, ProcessAction> gate, Deadlines deadlines) {
        this.processes = processes;
        this.gate = gate;
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
                        .map(process -> Answer.ok(
                                        ProcessView.detail(gate.view(caller, process, now), deadlines.of(caller, id)))
                                .version(new Version(process.version(), call.language()))));
    }
}
