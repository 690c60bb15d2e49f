package dev.lendport.document;

import java.io.IOException;
import java.util.zip.CRC32;

/** Portable Network Graphics (ISO/IEC 15948): a signature, then chunks of length, type, data and check sum. */
final class Png {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final int AROUND_DATA = 12;
    private static final int HEADER_LENGTH = 13;

    private Png() {}

    static boolean begins(FileBytes file) throws IOException {
        return file.stands(SIGNATURE, 0);
    }

    /** Whether every chunk is whole, from the header to the end mark, and nothing follows. */
    static boolean isWhole(FileBytes file) throws IOException {
        long at = SIGNATURE.length();
        if (!file.stands("IHDR", at + 4) || !isHeader(file, at)) {
            return false;
        }
        boolean hasImage = false;
        while (true) {
            long length = file.bigEndian32(at);
            if (length < 0 || !file.has(at, length + AROUND_DATA) || !isIntact(file, at, length)) {
                return false;
            }
            if (file.stands("IEND", at + 4)) {
                return hasImage && length == 0 && at + AROUND_DATA == file.size();
            }
            hasImage |= length > 0 && file.stands("IDAT", at + 4);
            at += length + AROUND_DATA;
        }
    }

    /** Width, height, bit depth, colour type and methods, as the standard allows them (11.2.2). */
    private static boolean isHeader(FileBytes file, long chunk) throws IOException {
        long data = chunk + 8;
        int depth = file.at(data + 8);
        boolean depthFits = switch (file.at(data + 9)) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
        return file.bigEndian32(chunk) == HEADER_LENGTH
                && isDimension(file.bigEndian32(data))
                && isDimension(file.bigEndian32(data + 4))
                && depthFits
                && file.at(data + 10) == 0
                && file.at(data + 11) == 0
                && file.at(data + 12) <= 1;
    }

    private static boolean isDimension(long pixels) {
        return pixels > 0 && pixels <= Integer.MAX_VALUE;
    }

    /** The check sum covers type and data. */
    private static boolean isIntact(FileBytes file, long chunk, long length) throws IOException {
        var sum = new CRC32();
        long end = chunk + 8 + length;
        file.addTo(sum, chunk + 4, end);
        return sum.getValue() == file.bigEndian32(end);
    }
}
