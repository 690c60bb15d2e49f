package dev.lendport.taxonomy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A ready answer: its bytes and its strong entity tag, a digest of the bytes, so that every node gives the same one.
 *
 * <p>The bytes are shared between requests; nobody may change them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its tag, never by its components
record TaxonomyBody(byte[] json, String etag) {
    private static final int TAG_BYTES = 12;

    static TaxonomyBody of(byte[] json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json);
            return new TaxonomyBody(json, '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
