package dev.lendport.mortgage;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.casework.StaffCases;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What leads a process from state to state. */
@Controller
class ProcessMoveEndpoints {
    private final ProcessMoves moves;
    private final StaffCases staffCases;

    ProcessMoveEndpoints(ProcessMoves moves, StaffCases staffCases) {
        this.moves = moves;
        this.staffCases = staffCases;
    }

    record Cancellation(int processCancelReasonID) {}

    @PostMapping(path = "/v1/processes/{processUniqueId}/submit", produces = Answer.JSON)
    Work submit(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.write(
                caller,
                call,
                now -> moves.submit(caller, id, call.ifMatch(), now)
                        .map(version -> written(call, "process.submitted", version)));
    }

    /** As published: a DELETE with a body. */
    @DeleteMapping(path = "/v1/processes/{processUniqueId}/cancel", consumes = Answer.JSON, produces = Answer.JSON)
    Work cancel(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        var reason = call.body(Cancellation.class).processCancelReasonID();
        return Work.write(
                caller,
                call,
                now -> moves.cancel(caller, id, call.ifMatch(), reason, now)
                        .map(version -> written(call, "process.canceled", version)));
    }

    /** For clients and proxies that do not carry the body of a DELETE. */
    @PostMapping(path = "/v1/processes/{processUniqueId}/cancel", consumes = Answer.JSON, produces = Answer.JSON)
    Work cancelByPost(Caller caller, Call call) {
        return cancel(caller, call);
    }

    /** Plays the borrowers. */
    @PostMapping(path = "/v1/sandbox/processes/{processUniqueId}/acceptance", produces = Answer.JSON)
    Work acceptAsBorrower(Caller caller, Call call) {
        return switch (caller.mode()) {
            case LIVE -> Work.refused(Refusal.of(ProblemCode.SANDBOX_ONLY), call);
            case SANDBOX -> accept(caller.as(Actor.BORROWER), call);
        };
    }

    /** The lender heard of the acceptance in another way. */
    @PostMapping(path = "/backoffice/processes/{processUniqueId}/acceptance", produces = Answer.JSON)
    Work recordAcceptance(Actor staff, Call call) {
        var id = call.id("processUniqueId");
        return staffCases.of(Subject.Type.PROCESS, id, staff, call, owner -> accept(owner, call));
    }

    private Work accept(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.write(
                caller,
                call,
                now -> moves.accept(caller, id, now).map(version -> written(call, "process.accepted", version)));
    }

    private static Answer written(Call call, String what, long version) {
        return Answer.ok(Written.of(call, what)).version(new Version(version, call.language()));
    }
}
