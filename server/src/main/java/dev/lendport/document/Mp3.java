package dev.lendport.document;

import java.io.IOException;

/**
 * MPEG audio, layer III (ISO/IEC 11172-3 and 13818-3, and the half rates called 2.5): frames, each with a head that tells
 * its length, between tags that players skip (ID3v2 anywhere between frames; ID3v1, APE and Lyrics3 after the last).
 */
final class Mp3 {
    private static final int FEWEST_FRAMES = 3;
    private static final int ID3V1_LENGTH = 128;
    private static final int ID3V2_HEAD = 10;
    private static final int NONE = -1;

    /** Kilobits a second by the index in the head (11172-3, 2.4.2.3; 13818-3, 2.4.2.3). */
    private static final int[] BIT_RATES_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};

    private static final int[] BIT_RATES_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] SAMPLE_RATES_1 = {44_100, 48_000, 32_000};

    private Mp3() {}

    /** Whether audio begins here: after tags or without one, several frames in a row. */
    static boolean begins(FileBytes file) throws IOException {
        long at = afterTags(file);
        for (int frame = 0; frame < FEWEST_FRAMES; frame++) {
            int length = frameLength(file, at);
            if (length == NONE || !file.has(at, length)) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Whether frames and tags fill the file to its end; the last frame of a recording that was cut off may be short. */
    static boolean isWhole(FileBytes file) throws IOException {
        long at = 0;
        while (at < file.size()) {
            long afterTag = afterTag(file, at);
            int length = frameLength(file, at);
            if (afterTag > file.size()) {
                return false;
            } else if (afterTag > at) {
                at = afterZeros(file, afterTag);
            } else if (length != NONE) {
                at += length;
            } else {
                return isTail(file, at);
            }
        }
        return true;
    }

    /** Programs that do not know the tag that is there put another one before it. */
    private static long afterTags(FileBytes file) throws IOException {
        long at = 0;
        long after = afterTag(file, at);
        while (after > at) {
            at = afterZeros(file, after);
            after = afterTag(file, at);
        }
        return afterZeros(file, at);
    }

    /** The place after an ID3v2 tag that begins here; the same place when none does (id3.org, ID3v2.4.0, 3.1). */
    private static long afterTag(FileBytes file, long at) throws IOException {
        if (!file.stands("ID3", at) || file.at(at + 3) > 4 || !file.has(at, ID3V2_HEAD)) {
            return at;
        }
        long size = 0;
        for (int i = 6; i < ID3V2_HEAD; i++) {
            int seven = file.at(at + i);
            if (seven > 0x7f) {
                return at;
            }
            size = size << 7 | seven;
        }
        boolean hasFoot = (file.at(at + 5) & 0x10) != 0;
        return at + ID3V2_HEAD + size + (hasFoot ? ID3V2_HEAD : 0);
    }

    /** Bytes of the frame whose head stands here, or -1. */
    private static int frameLength(FileBytes file, long at) throws IOException {
        if (file.at(at) != 0xff || (file.at(at + 1) & 0xe0) != 0xe0) {
            return NONE;
        }
        int version = file.at(at + 1) >> 3 & 3;
        int layer = file.at(at + 1) >> 1 & 3;
        int bitRate = file.at(at + 2) >> 4;
        int sampleRate = file.at(at + 2) >> 2 & 3;
        if (version == 1 || layer != 1 || bitRate < 1 || bitRate > 14 || sampleRate == 3) {
            return NONE;
        }
        boolean isFirst = version == 3;
        int bitsPerSecond = 1000 * (isFirst ? BIT_RATES_1 : BIT_RATES_2)[bitRate];
        int samplesPerSecond = SAMPLE_RATES_1[sampleRate] / (isFirst ? 1 : version == 2 ? 2 : 4);
        int padding = file.at(at + 2) >> 1 & 1;
        return (isFirst ? 144 : 72) * bitsPerSecond / samplesPerSecond + padding;
    }

    /** What may stand behind the last frame, and goes to the end. */
    private static boolean isTail(FileBytes file, long at) throws IOException {
        boolean hasOldTag = file.has(at, ID3V1_LENGTH) && file.stands("TAG", file.size() - ID3V1_LENGTH);
        long end = hasOldTag ? file.size() - ID3V1_LENGTH : file.size();
        return at == end
                || afterZeros(file, at) == end
                || (file.stands("APETAGEX", at) && file.stands("APETAGEX", end - 32))
                || (file.stands("LYRICSBEGIN", at) && file.stands("LYRICS200", end - 9));
    }

    private static long afterZeros(FileBytes file, long start) throws IOException {
        long at = start;
        while (file.at(at) == 0) {
            at++;
        }
        return at;
    }
}
