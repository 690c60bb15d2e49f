package dev.lendport.document;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * What inspecting one PDF may cost. All is counted in bytes and objects rather than in time, so that the same file has
 * the same outcome on every machine. What ordinary files need was measured; see ADR 17.
 */
final class PdfBudget {
    /** Objects that a cross-reference table, or a search for what it lacks, can bring into memory. */
    private static final int MOST_INDIRECT_OBJECTS = 200_000;

    /** About sixteen bytes of memory each. */
    private static final int MOST_UNITS = 3_000_000;

    static final int CONTAINER_UNITS = 8;
    static final int VALUE_UNITS = 2;

    private static final int DEEPEST = 100;
    private static final int LARGEST_OBJECT_STREAM = 4 * 1024 * 1024;
    private static final int MOST_DECODED = 128 * 1024 * 1024;
    private static final int MOST_OF_TABLES = 4 * 1024 * 1024;
    private static final int READS_A_BYTE = 20;
    private static final int READS_OF_SMALL_FILES = 4 * 1024 * 1024;

    private long reads;
    private int units = MOST_UNITS;
    private long decoded = MOST_DECODED;
    private long ofTables = MOST_OF_TABLES;
    private int depth;

    PdfBudget(long fileSize) {
        reads = READS_A_BYTE * fileSize + READS_OF_SMALL_FILES;
    }

    /** Looks before anything is parsed, as a parser that mends a file keeps the place of each of its objects. */
    static boolean allowsObjectsOf(FileBytes file) throws IOException {
        int objects = 0;
        long at = file.find("obj", 0, file.size());
        while (at >= 0 && objects <= MOST_INDIRECT_OBJECTS) {
            // Not "endobj".
            objects += file.at(at - 1) == 'd' ? 0 : 1;
            at = file.find("obj", at + 1, file.size());
        }
        return objects <= MOST_INDIRECT_OBJECTS;
    }

    void read(int bytes) {
        reads -= bytes;
        stopBelowZero(reads);
    }

    void hold(int ofUnits) {
        units -= ofUnits;
        stopBelowZero(units);
    }

    void enter() {
        stopBelowZero(DEEPEST - ++depth);
    }

    void leave() {
        depth--;
    }

    /** Bytes of a cross-reference table that may still be read. */
    long ofTables() {
        return ofTables;
    }

    void readTable(long bytes) {
        ofTables -= bytes;
        stopBelowZero(ofTables);
    }

    /** Bytes that the next object stream may become. */
    long largestStream() {
        return Math.min(decoded, LARGEST_OBJECT_STREAM);
    }

    void decode(long bytes) {
        decoded -= bytes;
        stopBelowZero(decoded);
        stopBelowZero(LARGEST_OBJECT_STREAM - bytes);
    }

    /** As many entries as a cross-reference stream has must fit. */
    void decodeEntries(long count) {
        stopBelowZero(MOST_INDIRECT_OBJECTS - count);
        readTable(count * (MOST_OF_TABLES / MOST_INDIRECT_OBJECTS));
    }

    /**
     * Counts what an object stream will become before it becomes it, because it is parsed whole and by a parser of its
     * own. Places itself at the beginning again.
     */
    void holdAll(RandomAccessRead decodedStream) throws IOException {
        int open = 0;
        boolean isInWord = false;
        for (int next = decodedStream.read(); next >= 0; next = decodedStream.read()) {
            boolean continues = isInWord;
            isInWord = false;
            switch (next) {
                case '[', '<' -> {
                    hold(CONTAINER_UNITS);
                    stopBelowZero(2 * DEEPEST - ++open);
                }
                case ']', '>' -> open = Math.max(0, open - 1);
                case '(' -> {
                    hold(CONTAINER_UNITS);
                    skipString(decodedStream);
                }
                default -> {
                    isInWord = !FileBytes.isBlank(next);
                    hold(isInWord && (!continues || next == '/') ? VALUE_UNITS : 0);
                }
            }
        }
        decodedStream.seek(0);
    }

    private static void skipString(RandomAccessRead stream) throws IOException {
        int open = 1;
        while (open > 0) {
            switch (stream.read()) {
                case -1 -> open = 0;
                case '(' -> open++;
                case ')' -> open--;
                case '\\' -> stream.read();
                default -> {
                    // Part of the string.
                }
            }
        }
    }

    private static void stopBelowZero(long left) {
        if (left < 0) {
            throw new PdfStopped(Pdf.Verdict.TOO_COMPLEX);
        }
    }
}
