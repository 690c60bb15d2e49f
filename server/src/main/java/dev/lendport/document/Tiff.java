package dev.lendport.document;

import java.io.IOException;
import java.util.HashSet;

/**
 * TIFF 6.0: a chain of directories, one a page, whose entries say where the strips or tiles of its picture lie. Both
 * byte orders; not the variant with places of eight bytes, which no scanner writes.
 */
final class Tiff {
    /** Instead of a number of pages. */
    static final int DAMAGED = -1;

    private static final String LITTLE = "II*\u0000";
    private static final String BIG = "MM\u0000*";
    private static final int ENTRY = 12;
    private static final int SMALLEST_ENTRY = 6;
    private static final int MOST_ENTRIES = 4_096;
    private static final int LARGEST_SIDE = 200_000;
    private static final int MOST_PIECES = 2_000_000;

    private static final int KIND_OF_PICTURE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int STRIPS = 273;
    private static final int STRIP_BYTES = 279;
    private static final int TILES = 324;
    private static final int TILE_BYTES = 325;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    /** Bytes of a value by its type (section 2, and the two types of TIFF technical note 1 and Exif). */
    private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private final FileBytes file;
    private final boolean isLittle;
    private int pieces;

    private Tiff(FileBytes file, boolean isLittle) {
        this.file = file;
        this.isLittle = isLittle;
    }

    static boolean begins(FileBytes file) throws IOException {
        return file.stands(LITTLE, 0) || file.stands(BIG, 0);
    }

    /** How many pages it has, at most one more than are taken, if all of it is there; thumbnails are no pages. */
    static int pages(FileBytes file) throws IOException {
        return new Tiff(file, file.stands(LITTLE, 0)).pages();
    }

    private int pages() throws IOException {
        var seen = new HashSet<Long>();
        int pages = 0;
        long at = number32(4);
        do {
            if (!seen.add(at) || !isPicture(at)) {
                return DAMAGED;
            }
            pages += isThumbnail(at) ? 0 : 1;
            at = number32(at + 2 + (long) number16(at) * ENTRY);
        } while (at > 0 && pages <= Pdf.MOST_PAGES && seen.size() <= 2 * Pdf.MOST_PAGES);
        return at < 0 || pages == 0 ? DAMAGED : at > 0 ? Pdf.MOST_PAGES + 1 : pages;
    }

    private boolean isPicture(long directory) throws IOException {
        int entries = number16(directory);
        if (entries < SMALLEST_ENTRY || entries > MOST_ENTRIES) {
            return false;
        }
        if (!file.has(directory, 2 + (long) entries * ENTRY + 4)) {
            return false;
        }
        for (int i = 0; i < entries; i++) {
            if (!isInside(entry(directory, i))) {
                return false;
            }
        }
        return isSide(directory, WIDTH)
                && isSide(directory, HEIGHT)
                && (areThere(directory, STRIPS, STRIP_BYTES) || areThere(directory, TILES, TILE_BYTES));
    }

    private static long entry(long directory, int index) {
        return directory + 2 + (long) index * ENTRY;
    }

    /** Whether its values lie in the file. A type that nobody knows is to be passed over (section 2). */
    private boolean isInside(long entry) throws IOException {
        int type = number16(entry + 2);
        long count = number32(entry + 4);
        int each = type > 0 && type < BYTES_OF_TYPE.length ? BYTES_OF_TYPE[type] : 0;
        return each * count <= 4 || file.has(number32(entry + 8), each * count);
    }

    private boolean isSide(long directory, int tag) throws IOException {
        long side = value(find(directory, tag), 0);
        return side > 0 && side <= LARGEST_SIDE;
    }

    private boolean isThumbnail(long directory) throws IOException {
        return (Math.max(0, value(find(directory, KIND_OF_PICTURE), 0)) & 1) == 1;
    }

    /** Whether every strip, or every tile, lies in the file. */
    private boolean areThere(long directory, int places, int sizes) throws IOException {
        long place = find(directory, places);
        long size = find(directory, sizes);
        if (place < 0 || size < 0) {
            return false;
        }
        long count = number32(place + 4);
        pieces = (int) Math.min(MOST_PIECES + 1L, pieces + count);
        if (count < 1 || count != number32(size + 4) || pieces > MOST_PIECES) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            // Where they lie is read in their order, which is the order of the file in all but strange ones.
            if (!file.has(value(place, i), value(size, i))) {
                return false;
            }
        }
        return true;
    }

    private long find(long directory, int tag) throws IOException {
        int entries = number16(directory);
        for (int i = 0; i < entries; i++) {
            if (number16(entry(directory, i)) == tag) {
                return entry(directory, i);
            }
        }
        return -1;
    }

    /** One of an entry's whole numbers, or -1. */
    private long value(long entry, int index) throws IOException {
        if (entry < 0) {
            return -1;
        }
        int type = number16(entry + 2);
        long count = number32(entry + 4);
        if (index >= count || (type != SHORT && type != LONG)) {
            return -1;
        }
        int each = BYTES_OF_TYPE[type];
        long at = (count * each <= 4 ? entry + 8 : number32(entry + 8)) + (long) index * each;
        return type == SHORT ? number16(at) : number32(at);
    }

    private int number16(long place) throws IOException {
        return isLittle ? file.littleEndian16(place) : file.bigEndian16(place);
    }

    private long number32(long place) throws IOException {
        return isLittle ? file.littleEndian32(place) : file.bigEndian32(place);
    }
}
