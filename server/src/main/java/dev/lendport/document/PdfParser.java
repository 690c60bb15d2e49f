package dev.lendport.document;

import java.io.Closeable;
import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.jspecify.annotations.Nullable;

/**
 * PDFBox's parser, which charges its budget for what it reads and keeps, and stops before it decrypts. It mends what is
 * slightly broken, as viewers do; an object that it cannot read ends the parse, since a viewer might read it.
 */
final class PdfParser extends PDFParser implements Closeable {
    private static final int LONGEST_WORD = 1024 * 1024;

    private final PdfSource bytes;
    private final PdfBudget budget;
    private boolean hasUnreadable;

    PdfParser(PdfSource bytes, PdfBudget budget) throws IOException {
        super(bytes);
        this.bytes = bytes;
        this.budget = budget;
        document.close();
        document = new PdfObjects(this, budget);
    }

    /** The document with its trailer and cross-references; objects are read when they are asked for. */
    COSDocument read() throws IOException {
        setLenient(true);
        if (!parsePDFHeader()) {
            throw new IOException("no head");
        }
        initialParse();
        stopIfEncrypted();
        return document;
    }

    /** Whether there was an object that could not be read. */
    boolean hasUnreadable() {
        return hasUnreadable;
    }

    @Override
    public COSBase dereferenceCOSObject(COSObject object) throws IOException {
        try {
            return super.dereferenceCOSObject(object);
        } catch (IOException unreadable) {
            hasUnreadable = true;
            throw unreadable;
        }
    }

    /** An empty password opens many; but what is inside could be shown to nobody who has not it. */
    @Override
    protected void prepareDecryption() {
        stopIfEncrypted();
    }

    private void stopIfEncrypted() {
        var trailer = document.getTrailer();
        if (trailer != null && trailer.containsKey(COSName.ENCRYPT)) {
            throw new PdfStopped(Pdf.Verdict.ENCRYPTED);
        }
    }

    /** The pages are counted later, and not by recursion. */
    @Override
    protected void checkPages(COSDictionary root) throws IOException {
        if (root.getCOSDictionary(COSName.PAGES) == null) {
            throw new IOException("no pages");
        }
    }

    @Override
    protected boolean parseXrefTable(long startByteOffset) throws IOException {
        long begun = bytes.getPosition();
        boolean parsed = bytes.within(budget.ofTables(), () -> super.parseXrefTable(startByteOffset));
        budget.readTable(Math.max(0, bytes.getPosition() - begun));
        return parsed;
    }

    @Override
    protected @Nullable COSBase parseDirObject() throws IOException {
        budget.hold(PdfBudget.VALUE_UNITS);
        return super.parseDirObject();
    }

    @Override
    protected COSDictionary parseCOSDictionary(boolean isDirect) throws IOException {
        return container(() -> super.parseCOSDictionary(isDirect));
    }

    @Override
    protected COSArray parseCOSArray() throws IOException {
        return container(super::parseCOSArray);
    }

    private <T> T container(PdfSource.Reading<T> reading) throws IOException {
        budget.hold(PdfBudget.CONTAINER_UNITS);
        budget.enter();
        try {
            return reading.read();
        } finally {
            budget.leave();
        }
    }

    @Override
    protected COSString parseCOSString() throws IOException {
        return bytes.within(LONGEST_WORD, super::parseCOSString);
    }

    @Override
    protected COSName parseCOSName() throws IOException {
        return bytes.within(LONGEST_WORD, super::parseCOSName);
    }

    @Override
    protected String readString() throws IOException {
        return bytes.within(LONGEST_WORD, super::readString);
    }

    @Override
    protected String readLine() throws IOException {
        return bytes.within(LONGEST_WORD, super::readLine);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
