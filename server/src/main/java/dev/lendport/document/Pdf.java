package dev.lendport.document;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * Portable Document Format (ISO 32000-1). PDFBox reads the objects, within the bounds of {@link PdfBudget}, and
 * {@link PdfContent} looks at every one of them; nothing is drawn, and no stream that holds a picture or text is decoded.
 */
final class Pdf {
    static final int MOST_PAGES = 500;

    private static final String HEAD = "%PDF-";
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final String END = "%%EOF";
    private static final int HEAD_WITHIN = 1024;
    private static final int BLANKS_BEHIND = 64 * 1024;
    private static final List<String> PAGES_OF_WEB = List.of("<html", "<script", "<!doctype", "<?php", "<svg");

    /** What one costs in memory is bounded, so this bounds what all cost. */
    private static final Semaphore PLACES = new Semaphore(2, true);

    private static final int LONGEST_WAIT_SECONDS = 30;

    private Pdf() {}

    /** What was found. */
    sealed interface Result permits Clean, Active, Verdict {}

    record Clean(int pages) implements Result {}

    record Active(ActiveContent content) implements Result {}

    /** Why nothing more is known of it. */
    enum Verdict implements Result {
        DAMAGED,
        ENCRYPTED,
        TOO_COMPLEX,
        TOO_MANY_PAGES,
        /** Not inspected: too many others are. */
        BUSY
    }

    /** Whether the head stands at the beginning; before it nothing but blanks and a byte order mark. */
    static boolean begins(FileBytes file) throws IOException {
        long at = file.stands(BYTE_ORDER_MARK, 0) ? BYTE_ORDER_MARK.length() : 0;
        return file.stands(HEAD, file.afterBlanks(at, HEAD_WITHIN - HEAD.length()));
    }

    /** Whether a browser that is left to guess would take it for a page of the web or a script. */
    static boolean isPageOfWeb(FileBytes file) throws IOException {
        var beginning = new StringBuilder();
        for (int at = 0; at < Math.min(HEAD_WITHIN, file.size()); at++) {
            beginning.append((char) file.at(at));
        }
        var lowerCase = beginning.toString().toLowerCase(Locale.ROOT);
        return PAGES_OF_WEB.stream().anyMatch(lowerCase::contains);
    }

    static Result inspect(FileBytes file) throws IOException {
        if (!isEnded(file)) {
            return Verdict.DAMAGED;
        }
        if (!mayBegin()) {
            return Verdict.BUSY;
        }
        try {
            return objects(file);
        } finally {
            PLACES.release();
        }
    }

    private static boolean mayBegin() {
        try {
            return PLACES.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the end mark is there, and nothing but blanks behind it: what was cut off can be mended, but not known. */
    private static boolean isEnded(FileBytes file) throws IOException {
        long end = file.size();
        while (end > file.size() - BLANKS_BEHIND && FileBytes.isBlank(file.at(end - 1))) {
            end--;
        }
        return file.stands(END, end - END.length());
    }

    /** A parser that meets what nobody thought of throws what nobody thought of; the file is at fault then, not the server. */
    private static Result objects(FileBytes file) throws IOException {
        if (!PdfBudget.allowsObjectsOf(file)) {
            return Verdict.TOO_COMPLEX;
        }
        var budget = new PdfBudget(file.size());
        try (var opened = new RandomAccessReadBufferedFile(file.path());
                var source = new PdfSource(opened, budget);
                var parser = new PdfParser(source, budget)) {
            return new PdfContent(parser).look();
        } catch (PdfStopped stopped) {
            return stopped.verdict();
        } catch (StackOverflowError tooDeep) {
            return Verdict.TOO_COMPLEX;
        } catch (IOException | RuntimeException broken) {
            return Verdict.DAMAGED;
        }
    }
}
