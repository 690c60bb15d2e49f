package dev.lendport.checklist;

import static java.util.stream.Collectors.toMap;

import dev.lendport.caller.Caller;
import dev.lendport.document.DocumentContent;
import dev.lendport.document.DocumentContents;
import dev.lendport.document.Documents;
import dev.lendport.document.StoredDocument;
import dev.lendport.http.Answer;
import dev.lendport.http.Poured;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Outcome;
import dev.lendport.taxonomy.CurrentTaxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The file of a case as one archive: each paper's newest file, and a manifest that says what they are and what they hash
 * to. What may not be served is in the manifest only, with the reason.
 */
@Component
class CaseFileArchive {
    static final String MEDIA_TYPE = "application/zip";

    private static final String MANIFEST = "manifest.json";

    private final FiledCases cases;
    private final Documents documents;
    private final DocumentContents contents;
    private final CurrentTaxonomies taxonomies;

    CaseFileArchive(FiledCases cases, Documents documents, DocumentContents contents, CurrentTaxonomies taxonomies) {
        this.contents = contents;
        this.cases = cases;
        this.documents = documents;
        this.taxonomies = taxonomies;
    }

    record Manifest(UUID processUniqueID, Instant madeAt, List<Entry> documents) {}

    /**
     * A paper in the manifest.
     *
     * @param path in the archive; null when it is not there
     * @param leftOut the code of the problem that its content would answer; null when it is there
     */
    record Entry(
            UUID documentUniqueID,
            int fileNumber,
            String title,
            String fileName,
            int typeID,
            String status,
            Instant deliveredAt,
            String deliveredBy,
            @Nullable String path,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String leftOut) {}

    private record Packed(Entry entry, @Nullable DocumentContent content) {}

    Outcome<Answer> of(Caller caller, UUID caseId, Instant now) {
        return cases.find(caller, caseId, now).map(filed -> {
            var papers = filed.file().documents();
            var stored = documents
                    .find(
                            caller,
                            papers.stream().map(paper -> paper.file().key()).toList())
                    .stream()
                    .collect(toMap(StoredDocument::key, one -> contents.of(caller.broker(), one)));
            var packed = new ArrayList<Packed>();
            for (var paper : papers) {
                var content = stored.get(paper.file().key());
                if (content == null) {
                    throw new IllegalStateException(
                            "no document " + paper.file().key());
                }
                packed.add(packed(packed.size() + 1, paper, content));
            }
            var manifest =
                    new Manifest(caseId, now, packed.stream().map(Packed::entry).toList());
            return new Answer(
                    200,
                    Map.of(
                            "Content-Type",
                            MEDIA_TYPE,
                            "Content-Disposition",
                            "attachment; filename=\"" + caseId + ".zip\"",
                            "Cache-Control",
                            "private, no-store"),
                    (Poured) body -> write(body, manifest, packed));
        });
    }

    private Packed packed(int number, CaseDocument paper, Outcome<DocumentContent> content) {
        return switch (content) {
            case Outcome.Done<DocumentContent>(var served) -> {
                var stored = served.document();
                var path = "%03d-%s.%s"
                        .formatted(number, typeCode(paper), stored.fileType().wire());
                yield new Packed(entry(paper, path, stored.size(), stored.sha256(), null), served);
            }
            case Outcome.Refused<DocumentContent>(var refusal) ->
                new Packed(entry(paper, null, null, null, refusal.code().code()), null);
        };
    }

    /** Names in the archive are ours: nothing that a client calls its file reaches a path of who unpacks it. */
    private String typeCode(CaseDocument paper) {
        return taxonomies
                .now()
                .find(TaxonomyList.DOCUMENT_TYPES, paper.about().typeId())
                .map(type -> type.code().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("document");
    }

    private static Entry entry(
            CaseDocument paper,
            @Nullable String path,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String leftOut) {
        return new Entry(
                paper.id(),
                paper.file().number(),
                paper.about().title(),
                paper.file().name(),
                paper.about().typeId(),
                paper.status().wire(),
                paper.file().deliveredAt(),
                paper.file().deliveredBy(),
                path,
                size,
                sha256,
                leftOut);
    }

    private static void write(OutputStream body, Manifest manifest, List<Packed> packed) throws IOException {
        var zip = new ZipOutputStream(body);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        for (var one : packed) {
            var content = one.content();
            var path = one.entry().path();
            if (content != null && path != null) {
                zip.putNextEntry(new ZipEntry(path));
                try (var bytes = content.open()) {
                    bytes.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        zip.finish();
    }
}
