package dev.lendport.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that a partner uploaded.
 *
 * @param size bytes
 * @param md5 32 lower-case hexadecimal digits
 * @param sha256 64 lower-case hexadecimal digits
 * @param uploadedAt by the partner's clock
 */
public record StoredDocument(UUID key, FileType fileType, long size, String md5, String sha256, Instant uploadedAt) {}
