package dev.lendport.checklist;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.document.SampleFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Papers for the end-to-end tests, delivered over the API as a broker delivers them. */
final class Papers {
    static final int YOUTH_FORM = 924;
    static final int PAYSLIPS = 906;
    static final String BOUNDARY = "----7d44e178b0434";

    private Papers() {}

    static String path(UUID process) {
        return "/v1/processes/" + process + "/documents";
    }

    static String desk(UUID process) {
        return "/backoffice/processes/" + process;
    }

    static String body(int type, String title, byte[] content) {
        return """
                {"documentTitle": "%s", "documentTypeID": %d, "fileName": "scan.png", "documentObservations": "Both sides",
                 "documentContent": "%s"}
                """.formatted(title, type, Base64.getEncoder().encodeToString(content));
    }

    /** A new paper's id. */
    static UUID delivered(Api broker, UUID process, int type) {
        return broker.post(path(process), body(type, "Scan", SampleFiles.png()))
                .expect(201)
                .id("/additionalData/documentUniqueID");
    }

    /** The state of a required paper. */
    static String state(Api broker, UUID process, String requirement) {
        return broker.get("/v1/processes/" + process + "/required-documents")
                .json()
                .path("listRequiredDocuments")
                .valueStream()
                .filter(item -> item.path("requirementID").asString().equals(requirement))
                .map(item -> item.path("state").asString())
                .findFirst()
                .orElse("not required");
    }

    /** What staff asked for, as the id of the requirement. */
    static String requested(Api staff, UUID process, int type, String dueDate) {
        return staff.post(desk(process) + "/document-requests", """
                        {"documentTypeId": %d, "text": "The newest one, please.", "dueDate": "%s"}
                        """.formatted(type, dueDate))
                .expect(201)
                .text("/additionalData/requirementID");
    }

    static Reply accept(Api staff, UUID process, UUID document) {
        return staff.post(desk(process) + "/documents/" + document + "/accept");
    }

    static Reply refuse(Api staff, UUID process, UUID document) {
        return staff.post(desk(process) + "/documents/" + document + "/refuse", """
                {"reasonId": 1, "text": "Page two cannot be read."}
                """);
    }

    static String status(Api broker, UUID process) {
        return broker.english().get("/v1/processes/" + process).text("/processStatusDescription");
    }

    /** A form with these fields, and a file in {@code documentContent} unless that is empty. */
    static Reply form(Api client, String method, String path, String fileName, byte[] content, String... fields) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            text(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n");
        }
        if (content.length > 0) {
            text(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"documentContent\"; filename=\""
                            + fileName + "\"\r\n\r\n");
            body.writeBytes(content);
            text(body, "\r\n");
        }
        text(body, "--" + BOUNDARY + "--\r\n");
        return client.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .send(method, path, body.toByteArray());
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
