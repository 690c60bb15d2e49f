package dev.lendport.upload;

import dev.lendport.openapi.SchemaErrors;
import dev.lendport.outcome.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A form as {@code multipart/form-data}: its texts, and its file on the way. */
final class MultipartForm {
    private static final int LONGEST_TEXT = 16 * 1024;
    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_NUMBER = 20;

    private MultipartForm() {}

    /** @param body limited by who opened it */
    static FormBody.Form read(UploadedBody request, InputStream body, FormBody.Fields expected, OutputStream file)
            throws IOException {
        try {
            return read(Multipart.of(request.contentType(), request.length(), body), expected, file);
        } catch (MultipartStream.MalformedStreamException endless) {
            throw FileBody.malformed();
        }
    }

    private static FormBody.Form read(Multipart parts, FormBody.Fields expected, OutputStream file) throws IOException {
        var fields = Json.MAPPER.createObjectNode();
        var seen = new HashSet<String>();
        String mediaType = null;
        for (var part = parts.next(); part != null; part = parts.next()) {
            var name = part.getFieldName();
            // Not by the fields: the name may be among them from the head of the part with the file.
            if (!seen.add(name)) {
                throw FormBody.invalid("/" + SchemaErrors.escaped(name), "repeated");
            }
            if (seen.size() > MOST_FIELDS) {
                throw FormBody.invalid("", "too_many_fields", MOST_FIELDS);
            }
            if (name.equals(expected.file())) {
                part.openStream().transferTo(file);
                fields.put(name, "");
                mediaType = part.getContentType();
                putNameOfPart(fields, expected.name(), part);
            } else {
                put(fields, name, text(part), expected);
            }
        }
        return new FormBody.Form(fields, mediaType);
    }

    /** The field with the name counts before the head of the part with the file. */
    private static void putNameOfPart(ObjectNode fields, String field, FileItemStream part) {
        var name = Multipart.name(part);
        if (name != null && !fields.has(field)) {
            fields.put(field, name);
        }
    }

    private static void put(ObjectNode fields, String name, String text, FormBody.Fields expected) {
        var number = expected.integers().contains(name) ? number(text) : null;
        if (number == null) {
            fields.put(name, text);
        } else {
            fields.put(name, number);
        }
    }

    /** What is no number stays text, and its schema refuses it. */
    private static @Nullable BigInteger number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? null : new BigInteger(text.strip());
        } catch (NumberFormatException notNumeric) {
            return null;
        }
    }

    private static String text(FileItemStream part) throws IOException {
        try (var stream = part.openStream()) {
            var bytes = stream.readNBytes(LONGEST_TEXT + 1);
            if (bytes.length > LONGEST_TEXT) {
                throw FormBody.invalid("/" + SchemaErrors.escaped(part.getFieldName()), "too_long", LONGEST_TEXT);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
