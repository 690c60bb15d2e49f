package dev.lendport.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says that its file is. Nothing is believed of it; but a file that is something else than its label says
 * is refused, because whoever looks at it later would go by the label.
 *
 * @param name as the client calls it
 * @param mediaType as the client declares it
 */
record FileLabel(@Nullable String name, @Nullable String mediaType) {
    /** What reads as an extension; what follows the last dot of "call of 12.05.2026" or "Contract No. 7" does not. */
    private static final Pattern EXTENSION = Pattern.compile("[.]([a-z][a-z0-9]{1,3})$");

    private static final String ANYTHING = "application/octet-stream";

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

    private Optional<String> extension() {
        var matcher = EXTENSION.matcher(name == null ? "" : name.strip().toLowerCase(Locale.ROOT));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Optional<String> declared() {
        var essence =
                (mediaType == null ? "" : mediaType).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return essence.isEmpty() || essence.equals(ANYTHING) ? Optional.empty() : Optional.of(essence);
    }

    private static Optional<FileType> ofExtension(String extension) {
        return switch (extension) {
            case "jpe", "jfif" -> Optional.of(FileType.JPEG);
            case "wave" -> Optional.of(FileType.WAV);
            case "mpga" -> Optional.of(FileType.MP3);
            default -> FileType.ofWire(extension);
        };
    }
}
