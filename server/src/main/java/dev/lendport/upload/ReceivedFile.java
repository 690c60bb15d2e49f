package dev.lendport.upload;

import dev.lendport.http.ContentHash;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * A body that is a file, received before anything is done with it: a slow sender keeps no transaction open, and little
 * of a large body is ever in memory. The file on disk has no name, so that whatever happens to the process nobody finds
 * it afterwards.
 */
public final class ReceivedFile implements Closeable {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final FileChannel file;
    private final ContentHash hash;

    private ReceivedFile(FileChannel file, ContentHash hash) {
        this.file = file;
        this.hash = hash;
    }

    /** Receives a body to its end, which is for the stream to limit. */
    static ReceivedFile of(InputStream body) throws IOException {
        var file = FileChannel.open(
                Files.createTempFile("lendport", ".received"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                // On Unix the name is taken off at once.
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            return new ReceivedFile(file, copy(body, file));
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    public ContentHash hash() {
        return hash;
    }

    /** What was received, from its start; one reader at a time. */
    public InputStream stream() throws IOException {
        file.position(0);
        return new FilterInputStream(Channels.newInputStream(file)) {
            @Override
            public void close() {
                // It may be read again, until this file is closed.
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static ContentHash copy(InputStream in, FileChannel file) throws IOException {
        var hash = new ContentHash.Running();
        var chunk = new byte[CHUNK_BYTES];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            hash.update(chunk, read);
            write(file, ByteBuffer.wrap(chunk, 0, read));
        }
        return hash.end();
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
