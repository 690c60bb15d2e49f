package dev.lendport.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The body of a request that nobody has read yet. */
record UploadedBody(HttpServletRequest request) {
    String contentType() {
        var type = request.getContentType();
        return type == null ? "" : type;
    }

    boolean isMultipart() {
        return contentType().toLowerCase(Locale.ROOT).startsWith(FileBody.FORM_DATA);
    }

    /** Bytes; -1 when the client did not say. */
    long length() {
        return request.getContentLengthLong();
    }

    InputStream open() throws IOException {
        return request.getInputStream();
    }
}
