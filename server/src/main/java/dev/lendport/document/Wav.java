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
    private static final int MP3 = 0x55;
    private static final int EXTENSIBLE = 0xfffe;
    private static final long UNKNOWN = 0xffff_ffffL;

    private Wav() {}

    static boolean begins(FileBytes file) throws IOException {
        return file.stands("RIFF", 0) && file.stands("WAVE", CHUNK_HEAD);
    }

    /**
     * Whether the chunks fill the file to its end, with a format that agrees with itself before the samples. Who writes
     * into a pipe, or loses power, never comes to fill in the sizes: they stay zero or as large as can be, or count the
     * heads alone, and players then read to the end of the file.
     */
    static boolean isWhole(FileBytes file) throws IOException {
        long size = file.littleEndian32(4);
        long told = CHUNK_HEAD + size;
        boolean isFilledIn = told == file.size() || padded(told) == file.size();
        long end = isFilledIn ? told : file.size();
        boolean hasFormat = false;
        long at = FIRST_CHUNK;
        boolean hasSamples = false;
        while (at < end) {
            long data = at + CHUNK_HEAD;
            long length = file.littleEndian32(at + 4);
            boolean isData = file.stands("data", at);
            if (isData && !isFilledIn && (length == 0 || length == UNKNOWN)) {
                boolean isUnfinished = size == 0 || size == UNKNOWN || told <= data;
                return isUnfinished && hasFormat && data < end;
            }
            if (length < 0 || data + length > end) {
                return false;
            }
            if (file.stands("fmt ", at)) {
                if (hasFormat || !isFormat(file, data, length)) {
                    return false;
                }
                hasFormat = true;
            } else if (isData) {
                hasSamples |= hasFormat && length > 0;
            }
            at = padded(data + length);
        }
        return hasFormat && hasSamples && (isFilledIn || size == 0 || size == UNKNOWN);
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
        int coding = file.littleEndian16(at);
        if (coding == MP3) {
            // Its frames tell the rest, and what stands here is left at zero by some.
            return channels > 0 && samplesPerSecond > 0;
        }
        boolean agrees = switch (coding) {
            case PCM, FLOAT, A_LAW, MU_LAW, EXTENSIBLE ->
                blockBytes == channels * ((sampleBits + 7) / 8) && bytesPerSecond == samplesPerSecond * blockBytes;
            // Other codings have blocks of their own; telephone systems record in them.
            default -> true;
        };
        return channels > 0 && samplesPerSecond > 0 && bytesPerSecond > 0 && blockBytes > 0 && agrees;
    }
}
