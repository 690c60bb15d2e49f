package dev.lendport.document;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a file is by its content, or why it is not taken. */
final class FileInspection {
    private static final int BUSY_SECONDS = 10;

    /** Viewers of PDF look so far for its head (ISO 32000-1, annex H, note 13). */
    private static final int PDF_HEAD_WITHIN = 1024;

    private static final String PDF_HEAD = "%PDF-";

    /** Where the image of a disk has its mark (ECMA-119, 8.1). */
    private static final int DISK_MARK_AT = 0x8001;

    private static final String DISK_MARK = "CD001";

    private final FileBytes file;
    private final FileLabel label;
    private final Set<FileType> taken;

    private FileInspection(FileBytes file, FileLabel label, Set<FileType> taken) {
        this.file = file;
        this.label = label;
        this.taken = taken;
    }

    /**
     * Reads the whole file, in little memory.
     *
     * @param taken the types that are taken here
     */
    static Outcome<Inspected> of(FileBytes file, FileLabel label, Set<FileType> taken) throws IOException {
        return new FileInspection(file, label, taken).outcome();
    }

    private Outcome<Inspected> outcome() throws IOException {
        if (file.size() == 0) {
            return refused(ProblemCode.DOCUMENT_EMPTY, "empty");
        }
        if (taken.contains(FileType.PDF) && Office.is(file, label)) {
            return refused(ProblemCode.DOCUMENT_OFFICE, "office");
        }
        if (Archive.begins(file)) {
            return refused(ProblemCode.DOCUMENT_COMPRESSED, "compressed");
        }
        var begun = begun().filter(taken::contains);
        if (begun.isEmpty()) {
            return taken.contains(FileType.PDF) && hasPdfHead() ? polyglot() : unsupported();
        }
        var type = begun.get();
        if (label.contradicts(type)) {
            return refused(ProblemCode.DOCUMENT_MISLABELLED, "mislabelled", type.wire());
        }
        if (isAnotherToo(type)) {
            return polyglot();
        }
        if (Archive.isInside(file)) {
            return type == FileType.PDF ? polyglot() : refused(ProblemCode.DOCUMENT_COMPRESSED, "compressed");
        }
        return outcome(type);
    }

    private Optional<FileType> begun() throws IOException {
        if (Jpeg.begins(file)) {
            return Optional.of(FileType.JPEG);
        } else if (Png.begins(file)) {
            return Optional.of(FileType.PNG);
        } else if (Wav.begins(file)) {
            return Optional.of(FileType.WAV);
        } else if (Pdf.begins(file)) {
            return Optional.of(FileType.PDF);
        } else if (Tiff.begins(file)) {
            return Optional.of(FileType.TIFF);
        } else if (Heic.begins(file)) {
            return Optional.of(FileType.HEIC);
        }
        return Mp3.begins(file) ? Optional.of(FileType.MP3) : Optional.empty();
    }

    private boolean hasPdfHead() throws IOException {
        return file.find(PDF_HEAD, 0, PDF_HEAD_WITHIN) >= 0;
    }

    /** Whether programs of another kind would open it as one of theirs. */
    private boolean isAnotherToo(FileType type) throws IOException {
        return file.stands(DISK_MARK, DISK_MARK_AT) || (type == FileType.PDF ? Pdf.isPageOfWeb(file) : hasPdfHead());
    }

    private Outcome<Inspected> outcome(FileType type) throws IOException {
        return switch (type) {
            case JPEG -> whole(type, Jpeg.isWhole(file));
            case PNG -> whole(type, Png.isWhole(file));
            case MP3 -> whole(type, Mp3.isWhole(file));
            case WAV -> whole(type, Wav.isWhole(file));
            case HEIC -> whole(type, Heic.isWhole(file));
            case TIFF -> tiff();
            case PDF -> pdf();
        };
    }

    private Outcome<Inspected> whole(FileType type, boolean isWhole) {
        return isWhole ? Outcome.done(new Inspected(type, null)) : damaged(type);
    }

    private Outcome<Inspected> tiff() throws IOException {
        int pages = Tiff.pages(file);
        return pages > Pdf.MOST_PAGES
                ? tooManyPages()
                : pages == Tiff.DAMAGED ? damaged(FileType.TIFF) : Outcome.done(new Inspected(FileType.TIFF, pages));
    }

    private Outcome<Inspected> pdf() throws IOException {
        return switch (Pdf.inspect(file)) {
            case Pdf.Clean(int pages) -> Outcome.done(new Inspected(FileType.PDF, pages));
            case Pdf.Active(var content) ->
                refused(ProblemCode.DOCUMENT_ACTIVE_CONTENT, content.fieldCode(), content.number());
            case Pdf.Verdict verdict ->
                switch (verdict) {
                    case DAMAGED -> damaged(FileType.PDF);
                    case ENCRYPTED -> refused(ProblemCode.DOCUMENT_ENCRYPTED, "encrypted");
                    case TOO_COMPLEX -> refused(ProblemCode.DOCUMENT_TOO_COMPLEX, "too_complex");
                    case TOO_MANY_PAGES -> tooManyPages();
                    case BUSY -> Outcome.refused(Refusal.later(ProblemCode.UNAVAILABLE, BUSY_SECONDS));
                };
        };
    }

    private Outcome<Inspected> polyglot() {
        return refused(ProblemCode.DOCUMENT_POLYGLOT, "polyglot");
    }

    private Outcome<Inspected> damaged(FileType type) {
        return refused(ProblemCode.DOCUMENT_DAMAGED, "damaged", type.wire());
    }

    private Outcome<Inspected> tooManyPages() {
        return refused(ProblemCode.DOCUMENT_TOO_MANY_PAGES, "too_many_pages", Pdf.MOST_PAGES);
    }

    private Outcome<Inspected> unsupported() {
        var names =
                String.join(", ", taken.stream().sorted().map(FileType::wire).toList());
        return refused(ProblemCode.DOCUMENT_TYPE_UNSUPPORTED, "type_unsupported", names);
    }

    private Outcome<Inspected> refused(ProblemCode code, String fieldCode, Object... arguments) {
        return Outcome.refused(
                Refusal.of(code, arguments).withErrors(List.of(FieldError.of(label.pointer(), fieldCode))));
    }
}
