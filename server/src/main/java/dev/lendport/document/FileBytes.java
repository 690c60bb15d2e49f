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

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;

    private FileBytes(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
    }

    static FileBytes open(Path file) throws IOException {
        return new FileBytes(file, FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Where it lies, for a parser that reads it in an order of its own. */
    Path path() {
        return path;
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

    /** The first place from one on, and before another, where these bytes stand; -1 when they do not. */
    long find(String bytes, long from, long before) throws IOException {
        long last = Math.min(before, size - bytes.length() + 1);
        for (long place = from; place < last; place++) {
            if (at(place) == bytes.charAt(0) && stands(bytes, place)) {
                return place;
            }
        }
        return -1;
    }

    /** The first place from one on, and before another, with a byte that is neither white space nor zero. */
    long afterBlanks(long from, long before) throws IOException {
        long place = from;
        while (place < before && isBlank(at(place))) {
            place++;
        }
        return place;
    }

    /** White space as PDF has it (ISO 32000-1, table 1), which every other format's is part of. */
    static boolean isBlank(int read) {
        return switch (read) {
            case 0, '\t', '\n', '\f', '\r', ' ' -> true;
            default -> false;
        };
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
