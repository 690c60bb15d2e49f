package dev.lendport.document;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Checksum;

/** Reads a file at any place through one window that moves over it, so that it is never whole in memory. */
final class FileBytes implements Closeable {
    private static final int WINDOW = 64 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final byte[] bytes = new byte[WINDOW];
    private final ByteBuffer window = ByteBuffer.wrap(bytes).limit(0);
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
        if (!isInWindow(place)) {
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
    long find(String text, long from, long before) throws IOException {
        long last = Math.min(before, size - text.length() + 1);
        var first = Any.of(text.substring(0, 1));
        long place = find(first, from, last);
        while (place >= 0 && !stands(text, place)) {
            place = find(first, place + 1, last);
        }
        return place;
    }

    /** Any one of some bytes, which a whole file can be searched for. */
    static final class Any {
        private final boolean[] wanted = new boolean[256];

        private Any() {}

        /** Each given as a character from 0 to 255. */
        static Any of(String bytes) {
            var any = new Any();
            bytes.chars().forEach(one -> any.wanted[one] = true);
            return any;
        }
    }

    /** The first place from one on, and before another, with any of these bytes; -1 when there is none. */
    long find(Any any, long from, long before) throws IOException {
        long end = Math.min(before, size);
        for (long place = from; place < end; place = windowAt + window.limit()) {
            int last = inWindow(place, end);
            // Straight over the array: most of the time that a large file takes is spent here.
            for (int i = (int) (place - windowAt); i < last; i++) {
                if (any.wanted[bytes[i] & 0xff]) {
                    return windowAt + i;
                }
            }
        }
        return -1;
    }

    /** Adds the bytes from one place on, and before another that is in the file, to a check sum. */
    void addTo(Checksum sum, long from, long before) throws IOException {
        for (long place = from; place < before; place = windowAt + window.limit()) {
            int last = inWindow(place, before);
            int first = (int) (place - windowAt);
            sum.update(bytes, first, last - first);
        }
    }

    /** Where a range that begins at this place ends within the window, which is moved when the place is not in it. */
    private int inWindow(long place, long before) throws IOException {
        if (!isInWindow(place)) {
            moveTo(place);
        }
        return (int) Math.min(window.limit(), before - windowAt);
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

    private boolean isInWindow(long place) {
        return place >= windowAt && place < windowAt + window.limit();
    }

    @SuppressWarnings("ThreadPriorityCheck") // for fairness, not for an order
    private void moveTo(long place) throws IOException {
        // A virtual thread keeps its processor until it waits, and a file that is in memory is not waited for.
        Thread.yield();
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
