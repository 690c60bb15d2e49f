package dev.lendport.document;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a file at any place through one window that moves over it, so that it is never whole in memory. */
final class FileBytes implements Closeable {
    private static final int WINDOW = 64 * 1024;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;

    private FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static FileBytes open(Path file) throws IOException {
        return new FileBytes(FileChannel.open(file, StandardOpenOption.READ));
    }

    long size() {
        return size;
    }

    /** The byte at a place, or -1 beyond the end. */
    int at(long place) throws IOException {
        if (place < 0 || place >= size) {
            return -1;
        }
        if (place < windowAt || place >= windowAt + window.limit()) {
            moveTo(place);
        }
        return window.get((int) (place - windowAt)) & 0xff;
    }

    /** Two bytes, the higher first; -1 when they are not there. */
    int bigEndian16(long place) throws IOException {
        return has(place, 2) ? at(place) << 8 | at(place + 1) : -1;
    }

    /** Four bytes, the highest first; -1 when they are not there. */
    long bigEndian32(long place) throws IOException {
        return has(place, 4) ? (long) bigEndian16(place) << 16 | bigEndian16(place + 2) : -1;
    }

    /** Two bytes, the lower first; -1 when they are not there. */
    int littleEndian16(long place) throws IOException {
        return has(place, 2) ? at(place + 1) << 8 | at(place) : -1;
    }

    /** Four bytes, the lowest first; -1 when they are not there. */
    long littleEndian32(long place) throws IOException {
        return has(place, 4) ? (long) littleEndian16(place + 2) << 16 | littleEndian16(place) : -1;
    }

    /** Whether these bytes stand there, each given as a character from 0 to 255. */
    boolean stands(String bytes, long place) throws IOException {
        for (int i = 0; i < bytes.length(); i++) {
            if (at(place + i) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean has(long place, long count) {
        return place >= 0 && count >= 0 && place <= size - count;
    }

    private void moveTo(long place) throws IOException {
        window.clear();
        while (window.hasRemaining() && channel.read(window, place + window.position()) > 0) {
            // Until the window is full, or the file ends.
        }
        window.flip();
        windowAt = place;
        if (window.limit() == 0) {
            throw new IOException("the file has become shorter while it was read");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
