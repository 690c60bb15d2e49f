package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Pages;
import dev.lendport.http.Paging;
import dev.lendport.http.Work;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.portability.RetainContract.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;

/** Received requests, as the correspondent sees and answers them. */
@Controller
class ReceivedPortabilityEndpoints {
    /** The name that the published samples give to what was released. */
    private static final String RELEASED = "accepted";

    private static final String RETAINED = "retained";

    private final ShownPortabilities cases;
    private final PortabilityList pages;
    private final ReleaseBalance release;
    private final RetainContract retain;

    ReceivedPortabilityEndpoints(
            ShownPortabilities cases, PortabilityList pages, ReleaseBalance release, RetainContract retain) {
        this.cases = cases;
        this.pages = pages;
        this.release = release;
        this.retain = retain;
    }

    record AnswerBody(
            String receivedPortabilityStatus,
            @Nullable String retentionReason,
            @Nullable String documentType,
            @Nullable List<File> documents) {
        record File(String fileType, UUID documentKey) {}
    }

    @PatchMapping(path = "/credit_transfer/received_portability/{key}", consumes = Answer.JSON, produces = Answer.JSON)
    Work answer(Caller caller, Call call) {
        var key = call.id("key");
        var body = call.body(AnswerBody.class);
        return Work.write(
                caller,
                call,
                now -> answered(caller, call, key, body, now)
                        .map(answered -> shown(cases.changed(caller, answered, now))));
    }

    @GetMapping(path = "/credit_transfer/received_portability/{key}", produces = Answer.JSON)
    Work show(Caller caller, Call call) {
        return Work.read(
                caller, call, now -> cases.show(caller, call.id("key"), now).map(shown -> shown(shown)));
    }

    @GetMapping(path = "/credit_transfer/received_portability", produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        var place = new PortabilityList.Place(
                call.integer("page_number").orElse(1), call.integer("page_size").orElse(Paging.DEFAULT_SIZE));
        return Work.read(caller, call, now -> {
            var page = pages.of(caller, filter(call), place);
            return Outcome.done(Answer.ok(
                    new Pages<>(page.data().stream().map(PortabilityView::item).toList(), page.pagination())));
        });
    }

    private Outcome<ReceivedPortability> answered(Caller caller, Call call, UUID key, AnswerBody body, Instant now) {
        if (!body.receivedPortabilityStatus().equals(RETAINED)) {
            return onlyStatus(body).then(alone -> release.atThePartnersWord(caller, key, call.ifMatch(), now));
        }
        return retention(body).then(retention -> retain.with(caller, key, call.ifMatch(), retention, now));
    }

    /** A release says nothing else. */
    private static Outcome<AnswerBody> onlyStatus(AnswerBody body) {
        var errors = new ArrayList<FieldError>();
        refuseUnlessNull(errors, "/retention_reason", body.retentionReason());
        refuseUnlessNull(errors, "/document_type", body.documentType());
        refuseUnlessNull(errors, "/documents", body.documents());
        return errors.isEmpty() ? Outcome.done(body) : Outcome.refused(Refusal.invalid(errors));
    }

    private static void refuseUnlessNull(List<FieldError> errors, String pointer, @Nullable Object value) {
        if (value != null) {
            errors.add(FieldError.of(pointer, "not_with", "accepted_by_creditor"));
        }
    }

    private static Outcome<Retention> retention(AnswerBody body) {
        var reason = body.retentionReason();
        var documents = body.documents();
        if (reason != null && documents != null && body.documentType() != null) {
            return Outcome.done(new Retention(
                    RetentionReason.ofWire(reason),
                    documents.stream()
                            .map(file -> new RetainContract.File(file.documentKey(), file.fileType()))
                            .toList()));
        }
        var errors = new ArrayList<FieldError>();
        require(errors, "/retention_reason", reason);
        require(errors, "/document_type", body.documentType());
        require(errors, "/documents", documents);
        return Outcome.refused(Refusal.invalid(errors));
    }

    private static void require(List<FieldError> errors, String pointer, @Nullable Object value) {
        if (value == null) {
            errors.add(FieldError.of(pointer, "required"));
        }
    }

    private static Answer shown(PortabilityView.Shown shown) {
        return Answer.ok(PortabilityView.detail(shown)).version(shown.view().version());
    }

    private static PortabilityList.Filter filter(Call call) {
        return new PortabilityList.Filter(
                call.text("status").map(ReceivedPortabilityEndpoints::state),
                call.text("contract_number"),
                call.text("portability_number"),
                call.text("document_number").map(number -> number.replaceAll("[./-]", "")),
                call.text("text"),
                new PortabilityList.Received(
                        call.instant("received_from", Zones.BRASILIA),
                        call.instantAfter("received_to", Zones.BRASILIA)));
    }

    private static PortabilityState state(String status) {
        return status.equals(RELEASED) ? PortabilityState.WAITING_SETTLEMENT : PortabilityState.ofWire(status);
    }
}
