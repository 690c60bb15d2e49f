package dev.lendport.checklist;

import dev.lendport.checklist.CaseDocument.CaseFileVersion;
import dev.lendport.document.DocumentContent;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Ranged;
import dev.lendport.http.Streamed;
import dev.lendport.http.Version;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;

/** The file of a paper, on its way out: as it is, or in base64. */
record PaperFile(CaseDocument document, CaseFileVersion file, DocumentContent content, Language language) {
    /**
     * The bytes, or a part of them, or where the client can fetch them by itself. Never shown in the browser under this
     * server's name.
     */
    Answer content(Call call, HttpServletRequest request) {
        return content.elsewhere()
                .map(place -> new Answer(
                        302, Map.of("Location", place.toString(), "Cache-Control", "private, no-store"), null))
                .orElseGet(() -> fromHere(call, request));
    }

    private Answer fromHere(Call call, HttpServletRequest request) {
        var stored = content.document();
        return new Ranged(stored.size(), "\"" + stored.sha256() + "\"", content::open)
                .answer(
                        call,
                        request,
                        Map.of(
                                "Content-Type",
                                stored.fileType().mediaType(),
                                "Content-Disposition",
                                disposition(file.name()),
                                "Cache-Control",
                                "private, no-store",
                                "X-Content-Type-Options",
                                "nosniff"));
    }

    /** Name, title and content as one JSON object, which is never whole in memory. */
    Answer asJson() {
        var before = ("{\"fileName\":" + Json.MAPPER.writeValueAsString(file.name()) + ",\"title\":"
                        + Json.MAPPER.writeValueAsString(document.about().title()) + ",\"fileNumber\":" + file.number()
                        + ",\"content\":\"")
                .getBytes(StandardCharsets.UTF_8);
        var after = "\"}".getBytes(StandardCharsets.UTF_8);
        long length = before.length + Base64Stream.length(content.document().size()) + after.length;
        return new Answer(
                        200,
                        Map.of("Content-Type", Answer.JSON, "Cache-Control", "private, no-store"),
                        new Streamed(length, () -> {
                            InputStream encoded = new Base64Stream(content.open());
                            return new SequenceInputStream(Collections.enumeration(List.of(
                                    new ByteArrayInputStream(before), encoded, new ByteArrayInputStream(after))));
                        }))
                .version(new Version(document.version(), language));
    }

    private static String disposition(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
