package dev.lendport.document;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says what a file is by its content, or why it is not taken. */
final class FileInspection {
    private static final String FIELD = "/file";

    private FileInspection() {}

    static Outcome<FileType> of(FileBytes file, FileLabel label) throws IOException {
        if (file.size() == 0) {
            return refused(ProblemCode.DOCUMENT_EMPTY, "empty");
        }
        if (Archive.begins(file)) {
            return refused(ProblemCode.DOCUMENT_COMPRESSED, "compressed");
        }
        var begun = begun(file);
        if (begun.isEmpty()) {
            return refused(ProblemCode.DOCUMENT_TYPE_UNSUPPORTED, "type_unsupported");
        }
        var type = begun.get();
        if (label.contradicts(type)) {
            return refused(ProblemCode.DOCUMENT_MISLABELLED, "mislabelled", type.wire());
        }
        if (Archive.isInside(file)) {
            return refused(ProblemCode.DOCUMENT_COMPRESSED, "compressed");
        }
        return isWhole(file, type) ? Outcome.done(type) : refused(ProblemCode.DOCUMENT_DAMAGED, "damaged", type.wire());
    }

    private static Optional<FileType> begun(FileBytes file) throws IOException {
        if (Jpeg.begins(file)) {
            return Optional.of(FileType.JPEG);
        }
        if (Png.begins(file)) {
            return Optional.of(FileType.PNG);
        }
        if (Wav.begins(file)) {
            return Optional.of(FileType.WAV);
        }
        return Mp3.begins(file) ? Optional.of(FileType.MP3) : Optional.empty();
    }

    private static boolean isWhole(FileBytes file, FileType type) throws IOException {
        return switch (type) {
            case JPEG -> Jpeg.isWhole(file);
            case PNG -> Png.isWhole(file);
            case MP3 -> Mp3.isWhole(file);
            case WAV -> Wav.isWhole(file);
        };
    }

    private static Outcome<FileType> refused(ProblemCode code, String fieldCode, Object... arguments) {
        return Outcome.refused(Refusal.of(code, arguments).withErrors(List.of(FieldError.of(FIELD, fieldCode))));
    }
}
