package dev.lendport.checklist;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Caller;
import dev.lendport.casework.StaffCases;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.journal.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The lender's desk: the papers of a process, and what is decided on them. */
@Controller
class DocumentReviewEndpoints {
    private static final String PROCESS = "/backoffice/processes/{processUniqueId}";
    private static final String ONE = PROCESS + "/documents/{documentUniqueId}";

    private final StaffCases staffCases;
    private final ShownCaseFiles shown;
    private final ReviewDocument review;

    DocumentReviewEndpoints(StaffCases staffCases, ShownCaseFiles shown, ReviewDocument review) {
        this.staffCases = staffCases;
        this.shown = shown;
        this.review = review;
    }

    record CaseFileShown(List<DocumentView.Item> listDocuments, List<DocumentView.Required> listRequiredDocuments) {}

    record Reasoned(int reasonId, @Nullable String text) {}

    record Asking(int documentTypeId, @Nullable UUID borrowerUniqueId, String text, LocalDate dueDate) {}

    record Requested(String requirementID) {}

    @GetMapping(path = PROCESS + "/documents", produces = Answer.JSON)
    Work list(Actor staff, Call call) {
        var id = call.id("processUniqueId");
        return onBehalf(
                staff,
                call,
                owner -> Work.read(
                        owner,
                        call,
                        now -> shown.documents(owner, id, now)
                                .then(documents -> shown.required(owner, id, now)
                                        .map(required -> Answer.ok(new CaseFileShown(
                                                documents.listDocuments(), required.listRequiredDocuments()))))));
    }

    @GetMapping(path = ONE + "/content")
    Work content(Actor staff, Call call, HttpServletRequest request) {
        return onBehalf(
                staff,
                call,
                owner -> Work.read(
                        owner,
                        call,
                        now -> shown.file(
                                        owner,
                                        call.id("processUniqueId"),
                                        call.id("documentUniqueId"),
                                        call.integer("fileNumber"),
                                        now)
                                .map(file -> file.content(call, request))));
    }

    @PostMapping(path = ONE + "/accept", produces = Answer.JSON)
    Work accept(Actor staff, Call call) {
        var id = call.id("processUniqueId");
        var documentId = call.id("documentUniqueId");
        return onBehalf(
                staff,
                call,
                owner -> Work.write(
                        owner,
                        call,
                        now -> review.accept(owner, id, documentId, call.ifMatch(), now)
                                .then(accepted -> shown.item(owner, id, accepted, now))));
    }

    @PostMapping(path = ONE + "/refuse", consumes = Answer.JSON, produces = Answer.JSON)
    Work refuse(Actor staff, Call call) {
        var id = call.id("processUniqueId");
        var documentId = call.id("documentUniqueId");
        var reason = reason(call);
        return onBehalf(
                staff,
                call,
                owner -> Work.write(
                        owner,
                        call,
                        now -> review.refuse(owner, id, documentId, call.ifMatch(), reason, now)
                                .then(refused -> shown.item(owner, id, refused, now))));
    }

    @PostMapping(path = PROCESS + "/document-requests", consumes = Answer.JSON, produces = Answer.JSON)
    Work request(Actor staff, Call call) {
        var id = call.id("processUniqueId");
        var body = call.body(Asking.class);
        var asked =
                new ReviewDocument.Asked(body.documentTypeId(), body.borrowerUniqueId(), body.text(), body.dueDate());
        return onBehalf(
                staff,
                call,
                owner -> Work.write(
                        owner,
                        call,
                        now -> review.request(owner, id, asked, now)
                                .map(requirement -> Answer.created(
                                        "/backoffice/processes/" + id + "/documents",
                                        Written.of(call, "document.requested", new Requested(requirement))))));
    }

    @PostMapping(
            path = PROCESS + "/required-documents/{requirementId}/waive",
            consumes = Answer.JSON,
            produces = Answer.JSON)
    Work waive(Actor staff, Call call) {
        var id = call.id("processUniqueId");
        var requirement = call.text("requirementId").orElseThrow();
        var reason = reason(call);
        return onBehalf(
                staff,
                call,
                owner -> Work.write(
                        owner,
                        call,
                        now -> review.waive(owner, id, requirement, reason, now)
                                .map(waived -> Answer.ok(Written.of(call, "document.waived")))));
    }

    private Work onBehalf(Actor staff, Call call, Function<Caller, Work> work) {
        return staffCases.of(Subject.Type.PROCESS, call.id("processUniqueId"), staff, call, work);
    }

    private static Reason reason(Call call) {
        var body = call.body(Reasoned.class);
        return new Reason(body.reasonId(), body.text());
    }
}
