package dev.lendport.portability;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.casework.StaffCases;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Work;
import dev.lendport.journal.Subject;
import dev.lendport.portability.Evidence.Refused;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The lender's desk: the queue of requests, one of them in full, and the verdict on its evidence. */
@Controller
class PortabilityReviewEndpoints {
    private final Transactions transactions;
    private final StaffCases cases;
    private final StaffPortabilityList queue;
    private final PortabilityDesk desk;
    private final ReviewEvidence review;

    PortabilityReviewEndpoints(
            Transactions transactions,
            StaffCases cases,
            StaffPortabilityList queue,
            PortabilityDesk desk,
            ReviewEvidence review) {
        this.transactions = transactions;
        this.cases = cases;
        this.queue = queue;
        this.desk = desk;
        this.review = review;
    }

    record Refusing(String reason, @Nullable String comment) {}

    @GetMapping(path = "/backoffice/portabilities", produces = Answer.JSON)
    Answer queue(Actor staff, Call call) {
        var place = new PortabilityList.Place(
                call.integer("page_number").orElse(1), call.integer("page_size").orElse(Paging.DEFAULT_SIZE));
        return Answer.ok(transactions.asSystem(() -> queue.page(
                new StaffPortabilityList.Filter(
                        call.text("status").map(PortabilityState::ofWire),
                        call.text("broker").map(UUID::fromString),
                        call.text("text")),
                place)));
    }

    @GetMapping(path = "/backoffice/portabilities/{key}", produces = Answer.JSON)
    Work show(Actor staff, Call call) {
        var key = call.id("key");
        return onBehalfOfOwner(
                staff,
                call,
                owner -> Work.read(
                        owner, call, now -> desk.show(owner, key, now).map(PortabilityReviewEndpoints::answer)));
    }

    @PostMapping(path = "/backoffice/portabilities/{key}/evidence/approve", produces = Answer.JSON)
    Work approve(Actor staff, Call call) {
        var key = call.id("key");
        return onBehalfOfOwner(
                staff,
                call,
                owner -> Work.write(
                        owner,
                        call,
                        now -> review.approve(owner, key, call.ifMatch(), now)
                                .map(approved -> answer(desk.changed(owner, approved, now)))));
    }

    @PostMapping(
            path = "/backoffice/portabilities/{key}/evidence/refuse",
            consumes = Answer.JSON,
            produces = Answer.JSON)
    Work refuse(Actor staff, Call call) {
        var key = call.id("key");
        var body = call.body(Refusing.class);
        var refused = new Refused(RefusalReason.ofWire(body.reason()), body.comment());
        return onBehalfOfOwner(
                staff,
                call,
                owner -> Work.write(
                        owner,
                        call,
                        now -> review.refuse(owner, key, call.ifMatch(), refused, now)
                                .map(done -> answer(desk.changed(owner, done, now)))));
    }

    private Work onBehalfOfOwner(Actor staff, Call call, Function<Caller, Work> work) {
        return cases.of(Subject.Type.RECEIVED_PORTABILITY, call.id("key"), staff, call, work);
    }

    private static Answer answer(PortabilityDesk.View view) {
        return Answer.ok(view.body()).version(view.version());
    }
}
