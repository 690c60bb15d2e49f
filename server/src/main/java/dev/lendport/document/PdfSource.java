package dev.lendport.document;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The bytes of a PDF as the parser reads them, counted, and up to a ceiling where one thing must not be too long. */
final class PdfSource implements RandomAccessRead {
    private final RandomAccessRead file;
    private final PdfBudget budget;
    private long ceiling = Long.MAX_VALUE;

    PdfSource(RandomAccessRead file, PdfBudget budget) {
        this.file = file;
        this.budget = budget;
    }

    /** What reads one thing. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads one thing that is at most so long. */
    <T> T within(long bytes, Reading<T> reading) throws IOException {
        long before = ceiling;
        ceiling = Math.min(before, file.getPosition() + bytes);
        try {
            return reading.read();
        } finally {
            ceiling = before;
        }
    }

    @Override
    public int read() throws IOException {
        budget.read(1);
        int read = file.read();
        stopAboveCeiling();
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        budget.read(length);
        int read = file.read(into, offset, length);
        stopAboveCeiling();
        return read;
    }

    private void stopAboveCeiling() throws IOException {
        if (ceiling != Long.MAX_VALUE && file.getPosition() > ceiling) {
            throw new PdfStopped(Pdf.Verdict.TOO_COMPLEX);
        }
    }

    @Override
    public long getPosition() throws IOException {
        return file.getPosition();
    }

    @Override
    public void seek(long position) throws IOException {
        file.seek(position);
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public boolean isClosed() {
        return file.isClosed();
    }

    @Override
    public boolean isEOF() throws IOException {
        return file.isEOF();
    }

    @Override
    public RandomAccessReadView createView(long startPosition, long streamLength) {
        return new RandomAccessReadView(this, startPosition, streamLength);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
