package dev.lendport.checklist;

import dev.lendport.caller.Caller;
import dev.lendport.checklist.DeliverDocument.Delivered;
import dev.lendport.checklist.DeliverDocument.Revision;
import dev.lendport.document.Intake;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Refusal;
import dev.lendport.upload.FileBody;
import dev.lendport.upload.FormBody;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** One paper of a process. */
@Controller
class CaseDocumentEndpoints {
    private static final String ONE = CaseFileEndpoints.PROCESS + "/documents/{documentUniqueId}";

    private final ShownCaseFiles shown;
    private final DeliverDocument deliver;
    private final Intake intake;

    CaseDocumentEndpoints(ShownCaseFiles shown, DeliverDocument deliver, Intake intake) {
        this.shown = shown;
        this.deliver = deliver;
        this.intake = intake;
    }

    /** What changes of a paper, but for its file. */
    record Changed(
            @Nullable String documentTitle,
            @Nullable String fileName,
            @Nullable String documentObservations) {}

    @GetMapping(path = ONE, produces = Answer.JSON)
    Work get(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        var documentId = call.id("documentUniqueId");
        return Work.read(caller, call, now -> shown.document(caller, id, documentId, call.integer("fileNumber"), now));
    }

    @GetMapping(path = ONE + "/content")
    Work content(Caller caller, Call call, HttpServletRequest request) {
        var id = call.id("processUniqueId");
        var documentId = call.id("documentUniqueId");
        return Work.read(
                caller,
                call,
                now -> shown.file(caller, id, documentId, call.integer("fileNumber"), now)
                        .map(file -> file.content(call, request)));
    }

    /** Every file that it has had. */
    @GetMapping(path = ONE + "/files", produces = Answer.JSON)
    Work files(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        var documentId = call.id("documentUniqueId");
        return Work.read(
                caller, call, now -> shown.files(caller, id, documentId, now).map(Answer::ok));
    }

    @PutMapping(
            path = ONE,
            consumes = {Answer.JSON, FileBody.FORM_DATA},
            produces = Answer.JSON)
    Work update(Caller caller, Call call, FormBody body) {
        return deliver.before(
                caller,
                call.id("processUniqueId"),
                call,
                () -> Work.using(intake::begin, incoming -> {
                    var form = body.read(caller.broker(), CaseFileEndpoints.FORM, incoming.stream());
                    var checked = call.withForm(form.fields(), incoming.hash());
                    var changed = checked.body(Changed.class);
                    if (!form.fields().has(CaseFileEndpoints.FORM.file())) {
                        if (changed.fileName() != null) {
                            return Work.refused(Refusal.invalid(FieldError.of("/documentContent", "required")), call);
                        }
                        return update(caller, checked, changed, null);
                    }
                    if (changed.fileName() == null) {
                        return Work.refused(Refusal.invalid(FieldError.of("/fileName", "required")), call);
                    }
                    return switch (DeliverDocument.received(incoming, changed.fileName(), form.mediaType())) {
                        case Outcome.Refused<Delivered>(var refusal) -> Work.refused(refusal, call);
                        case Outcome.Done<Delivered>(var delivered) -> update(caller, checked, changed, delivered);
                    };
                }));
    }

    private Work update(Caller caller, Call call, Changed changed, @Nullable Delivered delivered) {
        var id = call.id("processUniqueId");
        var documentId = call.id("documentUniqueId");
        var revision = new Revision(changed.documentTitle(), changed.documentObservations(), delivered);
        return Work.write(
                caller,
                call,
                now -> deliver.revise(caller, id, documentId, call.ifMatch(), revision, now)
                        .map(version -> Answer.ok(Written.of(call, "document.updated"))
                                .version(new Version(version, call.language()))));
    }

    @DeleteMapping(path = ONE, produces = Answer.JSON)
    Work delete(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        var documentId = call.id("documentUniqueId");
        return Work.write(
                caller,
                call,
                now -> deliver.remove(caller, id, documentId, call.ifMatch(), now)
                        .map(removed -> Answer.ok(Written.of(call, "document.deleted"))));
    }
}
