package dev.lendport.checklist;

import static java.util.stream.Collectors.toMap;

import dev.lendport.caller.Caller;
import dev.lendport.checklist.CaseDocument.CaseFileVersion;
import dev.lendport.document.DocumentContents;
import dev.lendport.document.Documents;
import dev.lendport.document.StoredDocument;
import dev.lendport.http.Answer;
import dev.lendport.http.Version;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows the papers of a case to whoever looks after it: the broker, or a member of staff on its behalf. */
@Component
class ShownCaseFiles {
    private final FiledCases cases;
    private final CaseDocuments versions;
    private final Documents documents;
    private final DocumentContents contents;
    private final CurrentTaxonomies taxonomies;

    ShownCaseFiles(
            FiledCases cases,
            CaseDocuments versions,
            Documents documents,
            DocumentContents contents,
            CurrentTaxonomies taxonomies) {
        this.cases = cases;
        this.versions = versions;
        this.documents = documents;
        this.contents = contents;
        this.taxonomies = taxonomies;
    }

    record Listed(int totalCount, int count, List<DocumentView.Item> listDocuments) {}

    record ListedRequired(int totalCount, int count, List<DocumentView.Required> listRequiredDocuments) {}

    /** One of the files that a paper has had. */
    record ShownFile(
            int fileNumber,
            String fileName,
            Instant deliveredAt,
            String deliveredBy,
            String fileType,
            long size,
            String sha256) {}

    record ListedFiles(int totalCount, int count, List<ShownFile> listFiles) {}

    /** Two statements, however many there are. */
    Outcome<Listed> documents(Caller caller, UUID caseId, Instant now) {
        return cases.find(caller, caseId, now).map(filed -> {
            var stored = stored(
                    caller,
                    filed.file().documents().stream()
                            .map(document -> document.file().key())
                            .toList());
            var view = view(caller);
            var items = filed.file().documents().stream()
                    .map(document -> view.item(
                            document,
                            filed.checklist(),
                            stored.get(document.file().key())))
                    .toList();
            return new Listed(items.size(), items.size(), items);
        });
    }

    Outcome<ListedRequired> required(Caller caller, UUID caseId, Instant now) {
        return cases.find(caller, caseId, now).map(filed -> {
            var items = view(caller).required(filed.checklist());
            return new ListedRequired(items.size(), items.size(), items);
        });
    }

    /** A paper as a list shows it, with its tag. */
    Outcome<Answer> item(Caller caller, UUID caseId, UUID id, Instant now) {
        return cases.find(caller, caseId, now)
                .then(filed -> filed.file()
                        .document(id)
                        .map(document -> Outcome.done(Answer.ok(view(caller)
                                        .item(
                                                document,
                                                filed.checklist(),
                                                stored(
                                                                caller,
                                                                List.of(document.file()
                                                                        .key()))
                                                        .get(document.file().key())))
                                .version(new Version(document.version(), caller.language()))))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    /** A paper with its file in base64, with its tag. */
    Outcome<Answer> document(Caller caller, UUID caseId, UUID id, Optional<Integer> number, Instant now) {
        return file(caller, caseId, id, number, now).map(PaperFile::asJson);
    }

    Outcome<ListedFiles> files(Caller caller, UUID caseId, UUID id, Instant now) {
        return document(caller, caseId, id, now).map(document -> {
            var all = versions.files(caller, caseId, id);
            var stored = stored(caller, all.stream().map(CaseFileVersion::key).toList());
            var shown = all.stream()
                    .map(version -> shown(version, known(stored, version)))
                    .toList();
            return new ListedFiles(shown.size(), shown.size(), shown);
        });
    }

    /** One of the files that a paper has had; the newest without a number. */
    Outcome<PaperFile> file(Caller caller, UUID caseId, UUID id, Optional<Integer> number, Instant now) {
        return document(caller, caseId, id, now).then(document -> {
            var wanted = number.orElse(document.file().number());
            var version = wanted == document.file().number()
                    ? Optional.of(document.file())
                    : versions.files(caller, caseId, id).stream()
                            .filter(one -> one.number() == wanted)
                            .findFirst();
            return version.map(file -> contents.of(caller.broker(), known(stored(caller, List.of(file.key())), file))
                            .map(content -> new PaperFile(document, file, content, caller.language())))
                    .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
        });
    }

    private Outcome<CaseDocument> document(Caller caller, UUID caseId, UUID id, Instant now) {
        return cases.find(caller, caseId, now)
                .then(filed -> filed.file()
                        .document(id)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    private static ShownFile shown(CaseFileVersion version, StoredDocument stored) {
        return new ShownFile(
                version.number(),
                version.name(),
                version.deliveredAt(),
                version.deliveredBy(),
                stored.fileType().wire(),
                stored.size(),
                stored.sha256());
    }

    private Map<UUID, StoredDocument> stored(Caller caller, List<UUID> keys) {
        return documents.find(caller, keys).stream().collect(toMap(StoredDocument::key, stored -> stored));
    }

    private static StoredDocument known(Map<UUID, StoredDocument> stored, CaseFileVersion version) {
        var found = stored.get(version.key());
        if (found == null) {
            throw new IllegalStateException("no document " + version.key());
        }
        return found;
    }

    private DocumentView view(Caller caller) {
        return new DocumentView(taxonomies.now(), caller.language());
    }
}
