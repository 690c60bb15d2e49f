package dev.lendport.document;

import dev.lendport.caller.Caller;
import dev.lendport.document.Intake.Ready;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.PublicAddress;
import dev.lendport.http.Work;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.upload.FileBody;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Files come in as forms, and go out by links. */
@Controller
class DocumentEndpoints {
    private static final String FIELD = "file";

    private final Intake intake;
    private final KeepDocument keepDocument;
    private final DocumentLinks links;
    private final PublicAddress address;

    DocumentEndpoints(Intake intake, KeepDocument keepDocument, DocumentLinks links, PublicAddress address) {
        this.intake = intake;
        this.keepDocument = keepDocument;
        this.links = links;
        this.address = address;
    }

    record Uploaded(
            UUID documentKey, String documentMd5, String documentSha256, String fileType, long size, String scan) {
        static Uploaded of(StoredDocument document) {
            return new Uploaded(
                    document.key(),
                    document.md5(),
                    document.sha256(),
                    document.fileType().wire(),
                    document.size(),
                    document.scan().wire());
        }
    }

    record DocumentUrl(String documentUrl, Instant expiresAt) {}

    /** The transaction begins when the file is there, checked and on the disk: no connection waits for a slow client. */
    @PostMapping(path = "/upload", consumes = FileBody.FORM_DATA, produces = Answer.JSON)
    Work upload(Caller caller, Call call, FileBody body) {
        return Work.using(intake::begin, incoming -> {
            var label = body.read(caller.broker(), FIELD, file -> {
                file.content().transferTo(incoming.stream());
                return new FileLabel(file.name(), file.mediaType());
            });
            return switch (incoming.end(label, FileType.EVIDENCE)) {
                case Outcome.Refused<Ready>(var refusal) -> Work.refused(refusal, call);
                case Outcome.Done<Ready>(var ready) ->
                    Work.write(caller, call.withContent(ready.hash()), now -> {
                        var document = keepDocument.keep(caller, ready, now);
                        return Outcome.done(
                                Answer.created("/document/" + document.key() + "/url", Uploaded.of(document)));
                    });
            };
        });
    }

    @GetMapping(path = "/document/{document_key}/url", produces = Answer.JSON)
    Work url(Caller caller, Call call, HttpServletRequest request) {
        return Work.read(
                caller,
                call,
                now -> links.make(caller, call.id("document_key"))
                        .map(link -> new DocumentUrl(address.of(request, link.path()), link.expiresAt()))
                        .<Outcome<Answer>>map(url -> Outcome.done(Answer.ok(url)))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    /** What is sent is never shown in the browser under this server's name, and is nobody else's to keep. */
    @GetMapping(path = "/document/{document_key}/content")
    Answer content(Call call) {
        var followed = links.follow(
                call.id("document_key"),
                call.position("expires").orElse(0L),
                call.text("signature").orElse(""));
        return call.answer(followed.map(DocumentEndpoints::sent));
    }

    private static Answer sent(DocumentContent content) {
        var answer = content.elsewhere()
                .map(place -> new Answer(302, Map.of("Location", place.toString()), null))
                .orElseGet(() -> new Answer(
                        200,
                        Map.of(
                                "Content-Type",
                                content.document().fileType().mediaType(),
                                "Content-Disposition",
                                "attachment; filename=\"" + content.fileName() + "\""),
                        content.body()));
        return answer.with("Cache-Control", "private, no-store");
    }
}
