package dev.lendport.document;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * The objects of one PDF, whose streams are decoded within a budget. The parser decodes object streams and
 * cross-reference streams, whole and in memory, and no others.
 */
final class PdfObjects extends COSDocument {
    private final PdfParser parser;
    private final PdfBudget budget;

    PdfObjects(PdfParser parser, PdfBudget budget) {
        super(null, parser);
        this.parser = parser;
        this.budget = budget;
    }

    @Override
    public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
        var stream = new Bounded(parser.createRandomAccessReadView(start, length), budget);
        dictionary.forEach(stream::setItem);
        stream.setKey(dictionary.getKey());
        return stream;
    }

    private static final class Bounded extends COSStream {
        private static final int ZLIB_HEAD = 2;
        private static final int BUFFER = 16 * 1024;
        private static final int MOST_COLUMNS = 65_536;
        private static final int MOST_COLORS = 32;
        private static final int MOST_BITS = 16;

        private final PdfBudget budget;

        Bounded(RandomAccessReadView encoded, PdfBudget budget) throws IOException {
            super(null, encoded);
            this.budget = budget;
        }

        /** Decoded within bounds first and thrown away, and only then decoded to be kept. */
        @Override
        public RandomAccessRead createView() throws IOException {
            budget.decode(isPlain() ? getLength() : inflated());
            checkParameters(getDictionaryObject(COSName.DECODE_PARMS));
            checkParameters(getDictionaryObject(COSName.DP));
            var view = super.createView();
            if (containsKey(COSName.W)) {
                checkEntries(view.length());
            } else {
                budget.holdAll(view);
            }
            return view;
        }

        private boolean isPlain() {
            var filter = getFilters();
            return filter == null || (filter instanceof COSArray array && array.size() == 0);
        }

        /** Bytes that it would become. Object streams in any other coding, or in two, are made by nobody but attackers. */
        private long inflated() throws IOException {
            var filter =
                    getFilters() instanceof COSArray array && array.size() == 1 ? array.getObject(0) : getFilters();
            if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
                throw new PdfStopped(Pdf.Verdict.TOO_COMPLEX);
            }
            long count = 0;
            var encoded = new byte[BUFFER];
            var thrownAway = new byte[BUFFER];
            try (var raw = createRawInputStream();
                    var inflater = new Inflater(true)) {
                raw.skipNBytes(ZLIB_HEAD);
                while (!inflater.finished() && count <= budget.largestStream()) {
                    if (inflater.needsInput()) {
                        int read = raw.read(encoded);
                        if (read <= 0) {
                            break;
                        }
                        inflater.setInput(encoded, 0, read);
                    }
                    int now = inflater.inflate(thrownAway);
                    if (now == 0 && inflater.needsDictionary()) {
                        break;
                    }
                    count += now;
                }
            } catch (DataFormatException | EOFException broken) {
                // The parser keeps what came before, too.
                return count;
            }
            return count;
        }

        /** A predictor keeps two rows, however long the parameters say that they are. */
        private static void checkParameters(COSBase parameters) {
            if (parameters instanceof COSArray several) {
                for (int i = 0; i < several.size(); i++) {
                    if (several.getObject(i) instanceof COSDictionary one) {
                        checkParameters(one);
                    }
                }
            } else if (parameters instanceof COSDictionary one
                    && (isBeyond(one, COSName.COLUMNS, MOST_COLUMNS)
                            || isBeyond(one, COSName.COLORS, MOST_COLORS)
                            || isBeyond(one, COSName.BITS_PER_COMPONENT, MOST_BITS))) {
                throw new PdfStopped(Pdf.Verdict.TOO_COMPLEX);
            }
        }

        private static boolean isBeyond(COSDictionary parameters, COSName name, int most) {
            int value = parameters.getInt(name, 1);
            return value < 0 || value > most;
        }

        /** Entries of no width would never end. */
        private void checkEntries(long length) {
            var widths = getCOSArray(COSName.W);
            long width = 0;
            for (int i = 0; widths != null && i < widths.size(); i++) {
                width += Math.max(0, widths.getInt(i, 0));
            }
            if (width == 0) {
                throw new PdfStopped(Pdf.Verdict.DAMAGED);
            }
            budget.decodeEntries(length / width);
        }
    }
}
