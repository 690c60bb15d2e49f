package dev.lendport.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a partner uploaded.
 *
 * @param size bytes
 * @param md5 32 lower-case hexadecimal digits
 * @param sha256 64 lower-case hexadecimal digits
 * @param uploadedAt by the partner's clock
 * @param pages null for a file that has none
 */
public record StoredDocument(
        UUID key,
        FileType fileType,
        long size,
        String md5,
        String sha256,
        Instant uploadedAt,
        @Nullable Integer pages,
        ScanState scan) {

    /** As it arrives: {@link Documents#add} says whether it is to be scanned. */
    StoredDocument(UUID key, FileType fileType, long size, String md5, String sha256, Instant uploadedAt) {
        this(key, fileType, size, md5, sha256, uploadedAt, null, ScanState.NOT_SCANNED);
    }

    /** Whether a virus was found in it: it is worth nothing to anybody. */
    public boolean isInfected() {
        return scan == ScanState.INFECTED;
    }

    /** @param count null for a file that has none */
    StoredDocument withPages(@Nullable Integer count) {
        return new StoredDocument(key, fileType, size, md5, sha256, uploadedAt, count, scan);
    }

    StoredDocument with(ScanState state) {
        return new StoredDocument(key, fileType, size, md5, sha256, uploadedAt, pages, state);
    }
}
