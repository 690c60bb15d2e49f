package dev.lendport.document;

import dev.lendport.Api;
import dev.lendport.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as clients send it, also as none should. */
public final class FileForm {
    static final String BOUNDARY = "----7d44e178b0434";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** One file in the field {@code file}, of which the client declares nothing but the name. */
    public static FileForm file(String name, byte[] content) {
        return new FileForm().part("form-data; name=\"file\"; filename=\"" + name + "\"", "", content);
    }

    static FileForm file(String name, String mediaType, byte[] content) {
        return new FileForm()
                .part(
                        "form-data; name=\"file\"; filename=\"" + name + "\"",
                        "Content-Type: " + mediaType + "\r\n",
                        content);
    }

    FileForm part(String disposition, String moreHeaders, byte[] content) {
        text("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n" + moreHeaders + "\r\n");
        body.writeBytes(content);
        text("\r\n");
        return this;
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /** The whole body, with its end. */
    byte[] bytes() {
        text("--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    public Reply upload(Api client) {
        return client.header("Content-Type", contentType()).send("POST", "/upload", bytes());
    }
}
