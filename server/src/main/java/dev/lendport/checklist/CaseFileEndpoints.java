package dev.lendport.checklist;

import dev.lendport.caller.Caller;
import dev.lendport.checklist.CaseDocument.About;
import dev.lendport.checklist.DeliverDocument.Delivered;
import dev.lendport.document.Intake;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.Outcome;
import dev.lendport.upload.FileBody;
import dev.lendport.upload.FormBody;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The papers of a process, all together: what there is, what there has to be, one more, and the whole file at once. */
@Controller
class CaseFileEndpoints {
    static final String PROCESS = "/v1/processes/{processUniqueId}";
    static final FormBody.Fields FORM = new FormBody.Fields("documentContent", "fileName", Set.of("documentTypeID"));

    private static final String ALL = PROCESS + "/documents";

    private final ShownCaseFiles shown;
    private final DeliverDocument deliver;
    private final Intake intake;
    private final CaseFileArchive archive;

    CaseFileEndpoints(ShownCaseFiles shown, DeliverDocument deliver, Intake intake, CaseFileArchive archive) {
        this.shown = shown;
        this.deliver = deliver;
        this.intake = intake;
        this.archive = archive;
    }

    /** All of a new paper but its file. */
    record NewDocument(
            String documentTitle,
            int documentTypeID,
            String fileName,
            @Nullable String documentObservations,
            @Nullable UUID borrowerUniqueID,
            @Nullable LocalDate documentDate) {}

    record Created(UUID documentUniqueID) {}

    @GetMapping(path = ALL, produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(caller, call, now -> shown.documents(caller, id, now).map(Answer::ok));
    }

    @GetMapping(path = PROCESS + "/required-documents", produces = Answer.JSON)
    Work required(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(caller, call, now -> shown.required(caller, id, now).map(Answer::ok));
    }

    /** The transaction begins when the file is there, checked and on the disk: no connection waits for a slow client. */
    @PostMapping(
            path = ALL,
            consumes = {Answer.JSON, FileBody.FORM_DATA},
            produces = Answer.JSON)
    Work create(Caller caller, Call call, FormBody body) {
        var id = call.id("processUniqueId");
        return deliver.before(
                caller,
                id,
                call,
                () -> Work.using(intake::begin, incoming -> {
                    var form = body.read(caller.broker(), FORM, incoming.stream());
                    var checked = call.withForm(form.fields(), incoming.hash());
                    var document = checked.body(NewDocument.class);
                    return switch (DeliverDocument.received(incoming, document.fileName(), form.mediaType())) {
                        case Outcome.Refused<Delivered>(var refusal) -> Work.refused(refusal, call);
                        case Outcome.Done<Delivered>(var delivered) ->
                            Work.write(
                                    caller,
                                    checked,
                                    now -> deliver.add(caller, id, about(document), delivered, now)
                                            .map(added -> Answer.created(
                                                            "/v1/processes/" + id + "/documents/" + added,
                                                            Written.of(call, "document.created", new Created(added)))
                                                    .version(new Version(1, call.language()))));
                    };
                }));
    }

    @GetMapping(path = PROCESS + "/documents.zip", produces = CaseFileArchive.MEDIA_TYPE)
    Work archive(Caller caller, Call call) {
        var id = call.id("processUniqueId");
        return Work.read(caller, call, now -> archive.of(caller, id, now));
    }

    private static About about(NewDocument document) {
        return new About(
                document.documentTypeID(),
                document.borrowerUniqueID(),
                document.documentTitle(),
                document.documentObservations(),
                document.documentDate());
    }
}
