package dev.lendport.document;

import dev.lendport.http.ContentHash;
import dev.lendport.upload.FileBody;
import java.io.IOException;

/** A file that has arrived: what the client calls it, and what its bytes hash to, computed while they came. */
record Received(FileLabel label, long size, ContentHash hash) {
    private static final int BUFFER = 16 * 1024;

    static Received into(DocumentStore.Draft draft, FileBody.File file) throws IOException {
        var hash = new ContentHash.Running();
        var buffer = new byte[BUFFER];
        long size = 0;
        int count = file.content().read(buffer);
        while (count >= 0) {
            draft.write(buffer, count);
            hash.update(buffer, count);
            size += count;
            count = file.content().read(buffer);
        }
        return new Received(new FileLabel(file.name(), file.mediaType()), size, hash.end());
    }
}
