package dev.lendport.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What chains a broker's entries: none can be changed, removed or moved without every hash after it being another. */
final class EntryHash {
    private static final int BYTES = 32;

    private EntryHash() {}

    /** What stands before a broker's first entry. */
    static byte[] first() {
        return new byte[BYTES];
    }

    /** SHA-256 over the hash before it and every field of the entry, each with its length, so that none can move. */
    static byte[] of(byte[] before, long position, Entry entry) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            for (var field : List.of(
                    entry.broker().toString(),
                    Long.toString(position),
                    entry.id().toString(),
                    entry.occurredAt().toString(),
                    entry.type().wire(),
                    entry.subject().type().wire(),
                    entry.subject().id().toString(),
                    Long.toString(entry.subject().sequence()),
                    entry.actor().kind().name(),
                    entry.actor().id().toString(),
                    entry.actor().name(),
                    entry.data())) {
                var bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) (bytes.length >>> 24));
                digest.update((byte) (bytes.length >>> 16));
                digest.update((byte) (bytes.length >>> 8));
                digest.update((byte) bytes.length);
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
