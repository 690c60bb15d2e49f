package dev.lendport.document;

import java.io.IOException;
import java.util.Set;

/**
 * HEIC and HEIF (ISO/IEC 23008-12) as telephones take pictures: boxes of the base media file format (ISO/IEC 14496-12)
 * that fill the file, of which one says what it is, one describes the pictures and one holds them.
 */
final class Heic {
    private static final int HEAD = 8;
    private static final int LONG_HEAD = 16;
    private static final int MOST_BOXES = 10_000;
    private static final int MOST_BRANDS = 64;
    private static final int FULL_BOX = 4;
    private static final long BROKEN = -1;

    /** Pictures coded with HEVC, one or several. */
    private static final Set<String> CODED = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");

    /** Pictures in whatever coding, which the other brands tell. */
    private static final Set<String> STRUCTURE = Set.of("mif1", "msf1", "mif2");

    private static final Set<String> OTHER_CODINGS = Set.of("avif", "avis", "jpeg", "jpgs");

    private Heic() {}

    static boolean begins(FileBytes file) throws IOException {
        long end = file.bigEndian32(0);
        if (!file.stands("ftyp", 4) || end < LONG_HEAD || end > file.size()) {
            return false;
        }
        var major = text(file, HEAD);
        if (CODED.contains(major)) {
            return true;
        }
        boolean isCodedOtherwise = OTHER_CODINGS.contains(major);
        long last = Math.min(end, LONG_HEAD + 4L * MOST_BRANDS);
        for (long at = LONG_HEAD; at + 4 <= last; at += 4) {
            if (CODED.contains(text(file, at))) {
                return STRUCTURE.contains(major);
            }
            isCodedOtherwise |= OTHER_CODINGS.contains(text(file, at));
        }
        return STRUCTURE.contains(major) && !isCodedOtherwise;
    }

    /** Whether boxes fill the file, with a description of pictures and the pictures among them. */
    static boolean isWhole(FileBytes file) throws IOException {
        boolean hasMeta = false;
        boolean hasData = false;
        long at = 0;
        for (int boxes = 0; at < file.size(); boxes++) {
            long end = end(file, at, file.size());
            if (end == BROKEN || boxes == MOST_BOXES) {
                return false;
            }
            if (file.stands("meta", at + 4)) {
                hasMeta |= describesPictures(file, at, end);
            } else if (file.stands("mdat", at + 4)) {
                hasData |= end - at > HEAD;
            }
            at = end;
        }
        return hasMeta && hasData;
    }

    /** Whether boxes fill it, among them what is in it and where that lies. */
    private static boolean describesPictures(FileBytes file, long meta, long metaEnd) throws IOException {
        boolean hasHandler = false;
        boolean hasItem = false;
        boolean hasPlaces = false;
        long at = meta + HEAD + FULL_BOX;
        for (int boxes = 0; at < metaEnd; boxes++) {
            long end = end(file, at, metaEnd);
            if (end == BROKEN || boxes == MOST_BOXES) {
                return false;
            }
            hasHandler |= file.stands("hdlr", at + 4) && file.stands("pict", at + HEAD + FULL_BOX + 4);
            hasItem |= file.stands("pitm", at + 4);
            hasPlaces |= file.stands("iloc", at + 4);
            at = end;
        }
        return hasHandler && hasItem && hasPlaces;
    }

    /** The place after the box that begins here, or -1 (14496-12, 4.2). */
    private static long end(FileBytes file, long at, long within) throws IOException {
        long size = file.bigEndian32(at);
        int head = HEAD;
        if (size == 1) {
            head = LONG_HEAD;
            // A size of 2^31 or more is beyond any file here.
            size = file.bigEndian32(at + HEAD) == 0 ? file.bigEndian32(at + HEAD + 4) : BROKEN;
        } else if (size == 0) {
            size = within - at;
        }
        boolean isType = true;
        for (int i = 4; i < HEAD; i++) {
            isType &= file.at(at + i) >= ' ';
        }
        return isType && size >= head && size <= within - at ? at + size : BROKEN;
    }

    private static String text(FileBytes file, long at) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            text.append((char) file.at(at + i));
        }
        return text.toString();
    }
}
