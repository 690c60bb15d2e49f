package dev.lendport.document;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Files of word processors and spreadsheets. They look different on every screen and can hold programs, so whoever sends
 * one is asked for a PDF of it.
 */
final class Office {
    /** Compound files of Word, Excel and their like before 2007 ([MS-CFB] 2.2). */
    private static final String COMPOUND_FILE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private static final String RICH_TEXT = "{\\rt";
    private static final String ZIP = "PK\u0003\u0004";

    /** The parts that a package of either family must have (ECMA-376-2, 7.2.3; OpenDocument 1.2-3, 3.3). */
    private static final List<String> PARTS =
            List.of("[Content_Types].xml", "mimetypeapplication/vnd.oasis.opendocument", "META-INF/manifest.xml");

    private static final Set<String> EXTENSIONS = Set.of(
            "doc", "docx", "docm", "dot", "dotx", "xls", "xlsx", "xlsm", "xlsb", "ppt", "pptx", "pptm", "pps", "ppsx",
            "odt", "ods", "odp", "rtf", "pages");

    private Office() {}

    static boolean is(FileBytes file, FileLabel label) throws IOException {
        if (file.stands(COMPOUND_FILE, 0) || file.stands(RICH_TEXT, 0)) {
            return true;
        }
        boolean isNamed = label.extension().filter(EXTENSIONS::contains).isPresent();
        return file.stands(ZIP, 0) && (isNamed || hasPart(file));
    }

    private static boolean hasPart(FileBytes file) throws IOException {
        for (var part : PARTS) {
            if (file.find(part, 0, file.size()) >= 0) {
                return true;
            }
        }
        return false;
    }
}
