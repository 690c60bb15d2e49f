package dev.lendport.document;

import java.io.IOException;

/**
 * JPEG (ITU-T T.81, annex B): segments that begin with a marker, of which some are followed by coded data until the next
 * marker. Cameras put further pictures of the same shot behind the first (CIPA DC-007), each of them a whole JPEG;
 * Samsung's telephones put a block of notes there; and programs that move files put blanks.
 */
final class Jpeg {
    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int BROKEN = -1;
    private static final int NOTES_TAIL = 8;
    private static final int NOTES_HEAD = 12;
    private static final int NOTE = 12;

    private Jpeg() {}

    static boolean begins(FileBytes file) throws IOException {
        return file.stands("\u00ff\u00d8\u00ff", 0);
    }

    /** Whether every picture in it goes from its start mark to its end mark, and nothing follows that is not known. */
    static boolean isWhole(FileBytes file) throws IOException {
        long end = beginOfNotes(file);
        long at = 0;
        do {
            at = endOfImage(file, at);
            at = at == BROKEN ? BROKEN : file.afterBlanks(at, end);
        } while (at != BROKEN && at < end);
        return at == end;
    }

    /**
     * The place where Samsung's block of notes begins, or the end of the file when there is none. It is read from
     * behind: {@code SEFT}, the length of the directory, and the directory, which tells how far before it each note
     * begins. The format is not published; ExifTool's documentation of Samsung trailers describes it.
     */
    private static long beginOfNotes(FileBytes file) throws IOException {
        long lengthAt = file.size() - NOTES_TAIL;
        if (!file.stands("SEFT", lengthAt + 4)) {
            return file.size();
        }
        long directory = lengthAt - file.littleEndian32(lengthAt);
        long count = file.littleEndian32(directory + 8);
        if (!file.stands("SEFH", directory) || count < 1 || directory + NOTES_HEAD + count * NOTE != lengthAt) {
            return file.size();
        }
        long farthest = 0;
        for (long note = directory + NOTES_HEAD; note < lengthAt; note += NOTE) {
            long before = file.littleEndian32(note + 4);
            if (before > directory || file.littleEndian32(note + 8) > before) {
                return file.size();
            }
            farthest = Math.max(farthest, before);
        }
        return directory - farthest;
    }

    /** The place after the picture that begins here. */
    private static long endOfImage(FileBytes file, long start) throws IOException {
        if (file.at(start) != MARKER || file.at(start + 1) != START_OF_IMAGE) {
            return BROKEN;
        }
        boolean hasFrame = false;
        boolean hasScan = false;
        long at = start + 2;
        while (true) {
            if (file.at(at) != MARKER) {
                return BROKEN;
            }
            while (file.at(at) == MARKER) {
                at++;
            }
            int marker = file.at(at++);
            if (marker == END_OF_IMAGE) {
                return hasFrame && hasScan ? at : BROKEN;
            }
            int length = file.bigEndian16(at);
            if (isAlone(marker) || length < 2 || !file.has(at, length)) {
                return BROKEN;
            }
            if (isFrame(marker)) {
                if (!isFrameHeader(file, at, length)) {
                    return BROKEN;
                }
                hasFrame = true;
            }
            at += length;
            if (marker == START_OF_SCAN) {
                hasScan = hasFrame;
                at = endOfScan(file, at);
            }
        }
    }

    /** Marks that begin no segment have no place between segments. */
    private static boolean isAlone(int marker) {
        return marker <= 0x01 || (marker >= 0xd0 && marker <= START_OF_IMAGE);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Precision, a picture that has a size, and as many components as the length says (B.2.2). */
    private static boolean isFrameHeader(FileBytes file, long at, int length) throws IOException {
        int components = file.at(at + 7);
        return file.at(at + 2) >= 2
                && file.at(at + 2) <= 16
                && file.bigEndian16(at + 3) > 0
                && file.bigEndian16(at + 5) > 0
                && components > 0
                && length == 8 + 3 * components;
    }

    /** The next marker that is neither a stuffed byte nor a restart, or the end of the file. */
    private static long endOfScan(FileBytes file, long start) throws IOException {
        long at = start;
        while (at < file.size()) {
            int next = file.at(at) == MARKER ? file.at(at + 1) : 0;
            boolean isData = next == 0 || next == MARKER || (next >= 0xd0 && next <= 0xd7);
            if (!isData) {
                return at;
            }
            at++;
        }
        return at;
    }
}
