package dev.lendport.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * A paper and the body that delivers it, made once.
 *
 * @param what it is called in the report
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Delivery(String what, Paper paper, String contentType, byte[] body) {
    private static final String BOUNDARY = "----7d44e178b0434";
    private static final int PAYSLIPS = 906;

    /** As {@code multipart/form-data}. */
    static Delivery form(String what, Paper paper) {
        var before = field("documentTitle", "Scan") + field("documentTypeID", Integer.toString(PAYSLIPS))
                + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"documentContent\"; filename=\""
                + paper.fileName() + "\"\r\nContent-Type: " + paper.mediaType() + "\r\n\r\n";
        var body = joined(before, paper.content(), "\r\n--" + BOUNDARY + "--\r\n");
        return new Delivery(what, paper, "multipart/form-data; boundary=" + BOUNDARY, body);
    }

    /** As JSON, in base64. */
    static Delivery json(String what, Paper paper) {
        var before = "{\"documentTitle\":\"Scan\",\"documentTypeID\":" + PAYSLIPS + ",\"fileName\":\""
                + paper.fileName() + "\",\"documentContent\":\"";
        var body = joined(before, Base64.getEncoder().encode(paper.content()), "\"}");
        return new Delivery(what, paper, "application/json", body);
    }

    private static byte[] joined(String before, byte[] content, String after) {
        var body = new ByteArrayOutputStream(before.length() + content.length + after.length());
        body.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    static String path(UUID process) {
        return "/v1/processes/" + process + "/documents";
    }

    /** What goes before the body when it is sent to a process. */
    byte[] head(UUID process, String token) {
        var head = "POST " + path(process) + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + "Authorization: Bearer " + token + "\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        return head.getBytes(StandardCharsets.UTF_8);
    }
}
