package dev.lendport.document;

import java.io.IOException;
import java.util.List;

/** Compressed files and archives, which are not taken: neither as such, nor hidden in or behind something else. */
final class Archive {
    /** How files begin that are zip, gzip, 7z, rar, bzip2, xz, zstd, lz4, lzip, compress, LZMA or cabinet. */
    private static final List<String> BEGINNINGS = List.of(
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "PK\u0007\u0008",
            "\u001f\u008b\u0008",
            "7z\u00bc\u00af'\u001c",
            "Rar!\u001a\u0007",
            "BZh",
            "\u00fd7zXZ\u0000",
            "(\u00b5/\u00fd",
            "\u0004\"M\u0018",
            "LZIP",
            "\u001f\u009d",
            "\u001f\u00a0",
            "]\u0000\u0000",
            "MSCF");

    private static final String TAR = "ustar";
    private static final int TAR_MAGIC = 257;
    private static final String ZIP_END = "PK\u0005\u0006";
    private static final String SEVEN_ZIP = "7z\u00bc\u00af'\u001c";
    private static final String RAR = "Rar!\u001a\u0007";

    private static final FileBytes.Any MARKS = FileBytes.Any.of("P7R");

    private Archive() {}

    static boolean begins(FileBytes file) throws IOException {
        for (var beginning : BEGINNINGS) {
            if (file.stands(beginning, 0)) {
                return true;
            }
        }
        return file.stands(TAR, TAR_MAGIC);
    }

    /** Whether unpackers would find an archive somewhere in it: they look for its mark, not at the beginning only. */
    static boolean isInside(FileBytes file) throws IOException {
        for (long at = file.find(MARKS, 0, file.size()); at >= 0; at = file.find(MARKS, at + 1, file.size())) {
            boolean found = switch (file.at(at)) {
                case 'P' -> isZipEnd(file, at);
                case '7' -> file.stands(SEVEN_ZIP, at);
                case 'R' -> file.stands(RAR, at);
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** The end of a zip's directory, by which it is found from behind (APPNOTE 4.3.16): one disk, one count of entries. */
    private static boolean isZipEnd(FileBytes file, long at) throws IOException {
        return file.stands(ZIP_END, at)
                && file.littleEndian16(at + 4) == file.littleEndian16(at + 6)
                && file.littleEndian16(at + 8) == file.littleEndian16(at + 10);
    }
}
