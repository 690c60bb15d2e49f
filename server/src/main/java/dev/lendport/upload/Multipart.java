package dev.lendport.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code multipart/form-data} body (RFC 7578), one after the other as they arrive. */
final class Multipart {
    private static final int LARGEST_PART_HEAD = 8 * 1024;

    private final FileItemIterator parts;

    private Multipart(FileItemIterator parts) {
        this.parts = parts;
    }

    /** @param length bytes; -1 when the client did not say */
    static Multipart of(String contentType, long length, InputStream body) throws IOException {
        var upload = new FileUpload();
        upload.setPartHeaderSizeMax(LARGEST_PART_HEAD);
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        try {
            return new Multipart(upload.getItemIterator(new Body(contentType, length, body)));
        } catch (FileUploadException | MultipartStream.MalformedStreamException | FileUploadIOException broken) {
            throw FileBody.malformed();
        }
    }

    @Nullable
    FileItemStream next() throws IOException {
        try {
            return parts.hasNext() ? parts.next() : null;
        } catch (FileUploadException
                | MultipartStream.MalformedStreamException
                | FileUploadIOException
                | IllegalStateException broken) {
            // The last of them is how the parser tells that a part's head has no end.
            throw FileBody.malformed();
        }
    }

    /** What the client calls the file in a part. */
    static @Nullable String name(FileItemStream part) {
        try {
            return part.getName();
        } catch (InvalidFileNameException hasNul) {
            throw FileBody.invalid("/" + part.getFieldName(), "invalid");
        }
    }

    /** What the parser asks of a request. */
    private record Body(String contentType, long contentLength, InputStream stream) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }
    }
}
