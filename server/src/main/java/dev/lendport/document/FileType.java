package dev.lendport.document;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that are taken. {@code jpg} is another name of {@code jpeg}: their content is the same. */
public enum FileType {
    JPEG("image/jpeg"),
    PNG("image/png"),
    MP3("audio/mpeg"),
    WAV("audio/wav"),
    PDF("application/pdf"),
    TIFF("image/tiff"),
    HEIC("image/heic");

    /** What proves that a client was kept: a picture, or the recording of a call. */
    public static final Set<FileType> EVIDENCE = Set.of(JPEG, PNG, MP3, WAV);

    /** What the papers of a case come as. */
    public static final Set<FileType> PAPERS = Set.of(PDF, JPEG, PNG, TIFF, HEIC);

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The type of a name on the wire, which is {@code jpg} for {@code jpeg} too. */
    public static Optional<FileType> ofWire(String name) {
        return switch (name) {
            case "jpeg", "jpg" -> Optional.of(JPEG);
            case "png" -> Optional.of(PNG);
            case "mp3" -> Optional.of(MP3);
            case "wav" -> Optional.of(WAV);
            case "pdf" -> Optional.of(PDF);
            case "tiff" -> Optional.of(TIFF);
            case "heic" -> Optional.of(HEIC);
            default -> Optional.empty();
        };
    }

    /** The type that clients mean by a media type in lower case; for audio they never agreed on one name. */
    static Optional<FileType> ofMediaType(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg", "image/jpg", "image/pjpeg" -> Optional.of(JPEG);
            case "image/png", "image/x-png" -> Optional.of(PNG);
            case "audio/mpeg",
                    "audio/mpg",
                    "audio/mp3",
                    "audio/mpeg3",
                    "audio/x-mpeg",
                    "audio/x-mpg",
                    "audio/x-mp3",
                    "audio/x-mpeg-3" -> Optional.of(MP3);
            case "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/x-pn-wav" -> Optional.of(WAV);
            case "application/pdf", "application/x-pdf" -> Optional.of(PDF);
            case "image/tiff", "image/tif", "image/x-tiff", "image/x-tif" -> Optional.of(TIFF);
            case "image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence" -> Optional.of(HEIC);
            default -> Optional.empty();
        };
    }

    /** Its name on the wire, which is also its extension. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The media type that its bytes are sent with. */
    public String mediaType() {
        return mediaType;
    }
}
