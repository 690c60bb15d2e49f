package dev.lendport.checklist;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** A file in base64 (RFC 4648, section 4) while it is read. The JDK has such a stream for writing only. */
final class Base64Stream extends InputStream {
    /** Whole groups of three bytes, so that the pieces join without padding between them. */
    private static final int PIECE = 3 * 4096;

    private final InputStream file;
    private byte[] encoded = {};
    private int at;

    Base64Stream(InputStream file) {
        this.file = file;
    }

    /** Characters for so many bytes. */
    static long length(long bytes) {
        return (bytes + 2) / 3 * 4;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == encoded.length) {
            encoded = Base64.getEncoder().encode(file.readNBytes(PIECE));
            at = 0;
        }
        if (encoded.length == 0) {
            return -1;
        }
        int count = Math.min(length, encoded.length - at);
        System.arraycopy(encoded, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
