package dev.lendport.document;

/** Ends a parse from within. Unchecked, as the parser takes what is checked for damage, which it passes over. */
final class PdfStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Pdf.Verdict verdict;

    PdfStopped(Pdf.Verdict verdict) {
        super(verdict.name(), null, false, false);
        this.verdict = verdict;
    }

    Pdf.Verdict verdict() {
        return verdict;
    }
}
