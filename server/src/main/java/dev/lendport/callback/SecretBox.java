package dev.lendport.callback;

import dev.lendport.caller.BrokerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must not be read from the database alone: AES-256-GCM, bound to the broker it belongs to, so that a sealed
 * secret moved to another broker's row does not open. The key is {@code LENDPORT_SECRET_KEY} (Base64 of 32 bytes) or the
 * file {@code secret.key} of the data folder, which is made at the first start and readable by its owner only.
 */
final class SecretBox {
    private static final byte FORM = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private SecretBox(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("LENDPORT_SECRET_KEY must be the Base64 of 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Blank key: the data folder's. */
    static SecretBox open(String configuredKey, Path dataFolder) {
        return new SecretBox(
                configuredKey.isBlank()
                        ? keyOf(dataFolder)
                        : Base64.getDecoder().decode(configuredKey.strip()));
    }

    byte[] seal(BrokerId broker, byte[] open) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, broker, nonce).doFinal(open);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(FORM)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key, for another broker, or changed since */
    byte[] open(BrokerId broker, byte[] sealed) {
        try {
            var buffer = ByteBuffer.wrap(sealed);
            if (buffer.get() != FORM) {
                throw new IllegalStateException("a secret was sealed in a form that is not known here");
            }
            var nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            var rest = new byte[buffer.remaining()];
            buffer.get(rest);
            return cipher(Cipher.DECRYPT_MODE, broker, nonce).doFinal(rest);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "a secret does not open: LENDPORT_SECRET_KEY or the data folder's secret.key is not the one it was "
                            + "sealed with",
                    wrong);
        }
    }

    private Cipher cipher(int mode, BrokerId broker, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(broker.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static byte[] keyOf(Path dataFolder) {
        var file = dataFolder.resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Written whole before it has its name, so that a start that was killed leaves no half of a key. */
    private static void create(Path file) throws IOException {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var draft = file.resolveSibling("secret.key." + Long.toHexString(RANDOM.nextLong()));
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(
                    (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException made) {
            // Another process was faster; its key counts.
        } finally {
            Files.delete(draft);
        }
    }
}
