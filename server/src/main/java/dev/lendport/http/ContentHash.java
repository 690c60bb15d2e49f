package dev.lendport.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a body hashes to, in lower-case hexadecimal: SHA-256 to tell it from others, MD5 because partners know it by that.
 */
public record ContentHash(String sha256, String md5) {

    public static ContentHash of(byte[] content) {
        var running = new Running();
        running.update(content, content.length);
        return running.end();
    }

    /** The hashes of what comes piece by piece. */
    public static final class Running {
        private final MessageDigest sha256 = digest("SHA-256");
        private final MessageDigest md5 = digest("MD5");

        public void update(byte[] bytes, int length) {
            sha256.update(bytes, 0, length);
            md5.update(bytes, 0, length);
        }

        public ContentHash end() {
            var hex = HexFormat.of();
            return new ContentHash(hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()));
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
