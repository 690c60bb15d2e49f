package dev.lendport.casework;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The cases of all brokers, for the lender's staff, who name a case without its broker. */
@Component
public class StaffCases {
    private final Transactions transactions;
    private final CaseSearch search;

    StaffCases(Transactions transactions, CaseSearch search) {
        this.transactions = transactions;
        this.search = search;
    }

    /** Work on a case, done by the member of staff on behalf of the case's broker; not found when nobody has it. */
    public Work of(Subject.Type kind, UUID id, Actor staff, Call call, Function<Caller, Work> work) {
        return transactions
                .asSystem(() -> search.owner(kind, id))
                .map(owner -> work.apply(Caller.onBehalfOf(owner.broker(), staff, owner.mode(), call.language())))
                .orElseGet(() -> Work.refused(Refusal.of(ProblemCode.NOT_FOUND), call));
    }
}
