package dev.lendport.document;

import dev.lendport.outcome.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says that its file is. Nothing is believed of it; but a file that is something else than its label says
 * is refused, because whoever looks at it later would go by the label.
 *
 * @param name as the client calls it
 * @param mediaType as the client declares it
 * @param pointer JSON pointer to the field that the file came in
 */
public record FileLabel(@Nullable String name, @Nullable String mediaType, String pointer) {
    private static final String FORM_FIELD = "/file";

    /** What reads as an extension; what follows the last dot of "call of 12.05.2026" or "Contract No. 7" does not. */
    private static final Pattern EXTENSION = Pattern.compile("[.]([a-z][a-z0-9]{1,3})$");

    /** What people put behind the last dot to tell one version from another, and abbreviations that names end in. */
    private static final Pattern NO_EXTENSION =
            Pattern.compile("(v|r|p|n|no|nr|rev|ver|vers|pt|copy|old|new|ok|sr|sra|dr|dra|lda|sa)[0-9]*");

    /** What clients declare that do not know. */
    private static final Set<String> ANYTHING = Set.of(
            "application/octet-stream",
            "binary/octet-stream",
            "application/binary",
            "application/x-binary",
            "application/download",
            "application/x-download",
            "application/force-download");

    /** Of a file in the one field of a form. */
    FileLabel(@Nullable String name, @Nullable String mediaType) {
        this(name, mediaType, FORM_FIELD);
    }

    /**
     * Why the name cannot stay with the file, where names are kept.
     *
     * @param namePointer JSON pointer to where the name came from
     */
    public Optional<Refusal> nameRefused(String namePointer) {
        return FileName.refused(name, namePointer);
    }

    boolean contradicts(FileType type) {
        return saysOtherThan(type, extension(), FileLabel::ofExtension)
                || saysOtherThan(type, declared(), FileType::ofMediaType);
    }

    private interface Reading {
        Optional<FileType> of(String said);
    }

    private static boolean saysOtherThan(FileType type, Optional<String> said, Reading reading) {
        return said.isPresent() && !reading.of(said.get()).equals(Optional.of(type));
    }

    /** What the name ends in, in lower case, when that reads as an extension. */
    Optional<String> extension() {
        var matcher = EXTENSION.matcher(name == null ? "" : name.strip().toLowerCase(Locale.ROOT));
        return matcher.find() && !NO_EXTENSION.matcher(matcher.group(1)).matches()
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    private Optional<String> declared() {
        var essence =
                (mediaType == null ? "" : mediaType).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return essence.isEmpty() || ANYTHING.contains(essence) ? Optional.empty() : Optional.of(essence);
    }

    private static Optional<FileType> ofExtension(String extension) {
        return switch (extension) {
            case "jpe", "jfif" -> Optional.of(FileType.JPEG);
            case "wave" -> Optional.of(FileType.WAV);
            case "mpga" -> Optional.of(FileType.MP3);
            case "tif" -> Optional.of(FileType.TIFF);
            case "heif", "hif" -> Optional.of(FileType.HEIC);
            default -> FileType.ofWire(extension);
        };
    }
}
