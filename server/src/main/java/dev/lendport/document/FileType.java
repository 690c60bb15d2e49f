package dev.lendport.document;

import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are taken. {@code jpg} is another name of {@code jpeg}: their content is the same. */
public enum FileType {
    JPEG("image/jpeg"),
    PNG("image/png"),
    MP3("audio/mpeg"),
    WAV("audio/wav");

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The type of a name on the wire: {@code jpeg}, {@code jpg}, {@code png}, {@code mp3} or {@code wav}. */
    public static Optional<FileType> ofWire(String name) {
        return switch (name) {
            case "jpeg", "jpg" -> Optional.of(JPEG);
            case "png" -> Optional.of(PNG);
            case "mp3" -> Optional.of(MP3);
            case "wav" -> Optional.of(WAV);
            default -> Optional.empty();
        };
    }

    /** The type that clients mean by a media type in lower case; for audio they never agreed on one name. */
    static Optional<FileType> ofMediaType(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg", "image/jpg", "image/pjpeg" -> Optional.of(JPEG);
            case "image/png", "image/x-png" -> Optional.of(PNG);
            case "audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mpeg", "audio/x-mp3", "audio/x-mpeg-3" ->
                Optional.of(MP3);
            case "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/x-pn-wav" -> Optional.of(WAV);
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
