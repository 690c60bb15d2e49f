package dev.lendport.credit;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Pages;
import dev.lendport.http.Work;
import dev.lendport.outcome.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A partner's credit operations, the newest first. */
@Controller
class CreditOperationListEndpoints {
    private static final int DEFAULT_SIZE = 20;

    private final StoredOperations stored;

    CreditOperationListEndpoints(StoredOperations stored) {
        this.stored = stored;
    }

    @GetMapping(path = "/credit_operations", produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        var number = call.integer("page_number").orElse(1);
        var size = call.integer("page_size").orElse(DEFAULT_SIZE);
        var filter = new StoredOperations.Filter(
                call.text("contract_number"), call.text("document_number").map(Registration::bare), call.text("text"));
        return Work.read(
                caller,
                call,
                now -> Outcome.done(Answer.ok(Pages.of(
                        stored.page(caller, filter, number, size).stream()
                                .map(OperationViews::listed)
                                .toList(),
                        number,
                        size,
                        stored.count(caller, filter)))));
    }
}
