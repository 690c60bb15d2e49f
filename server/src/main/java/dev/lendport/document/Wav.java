package dev.lendport.document;

import java.io.IOException;

/** WAVE in RIFF (Multimedia Programming Interface and Data Specifications 1.0, chapters 2 and 3). */
final class Wav {
    private static final int CHUNK_HEAD = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int SHORTEST_FORMAT = 16;
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xfffe;

    private Wav() {}

    static boolean begins(FileBytes file) throws IOException {
        return file.stands("RIFF", 0) && file.stands("WAVE", CHUNK_HEAD);
    }

    /** Whether the chunks fill the file to its end, with a format that agrees with itself before the samples. */
    static boolean isWhole(FileBytes file) throws IOException {
        long end = CHUNK_HEAD + file.littleEndian32(4);
        if (end != file.size() && padded(end) != file.size()) {
            return false;
        }
        boolean hasFormat = false;
        boolean hasSamples = false;
        long at = FIRST_CHUNK;
        while (at < end) {
            long length = file.littleEndian32(at + 4);
            if (length < 0 || at + CHUNK_HEAD + length > end) {
                return false;
            }
            if (file.stands("fmt ", at)) {
                if (hasFormat || !isFormat(file, at + CHUNK_HEAD, length)) {
                    return false;
                }
                hasFormat = true;
            } else if (file.stands("data", at)) {
                hasSamples |= hasFormat && length > 0;
            }
            at = padded(at + CHUNK_HEAD + length);
        }
        return hasFormat && hasSamples;
    }

    /** Chunks begin at even places. */
    private static long padded(long place) {
        return place + (place & 1);
    }

    private static boolean isFormat(FileBytes file, long at, long length) throws IOException {
        if (length < SHORTEST_FORMAT) {
            return false;
        }
        int channels = file.littleEndian16(at + 2);
        long samplesPerSecond = file.littleEndian32(at + 4);
        long bytesPerSecond = file.littleEndian32(at + 8);
        int blockBytes = file.littleEndian16(at + 12);
        int sampleBits = file.littleEndian16(at + 14);
        boolean agrees = switch (file.littleEndian16(at)) {
            case PCM, FLOAT, A_LAW, MU_LAW, EXTENSIBLE ->
                blockBytes == channels * ((sampleBits + 7) / 8) && bytesPerSecond == samplesPerSecond * blockBytes;
            // Other codings have blocks of their own; telephone systems record in them.
            default -> true;
        };
        return channels > 0 && samplesPerSecond > 0 && bytesPerSecond > 0 && blockBytes > 0 && agrees;
    }
}
