package dev.lendport.secret;

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
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's secret, the same on every node: {@code LENDPORT_SECRET_KEY} (Base64 of 32 bytes), or the file
 * {@code secret.key} of the data folder, which is made at the first start and readable by its owner only.
 */
public final class ServerKey {
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private ServerKey(byte[] secret) {
        if (secret.length != KEY_BYTES) {
            throw new IllegalArgumentException("LENDPORT_SECRET_KEY must be the Base64 of 32 bytes");
        }
        this.secret = secret.clone();
    }

    /** Blank key: the data folder's. */
    public static ServerKey open(String configuredKey, Path dataFolder) {
        return new ServerKey(
                configuredKey.isBlank()
                        ? keyOf(dataFolder)
                        : Base64.getDecoder().decode(configuredKey.strip()));
    }

    /** The key that seals what is stored, for AES. */
    public SecretKey sealing() {
        return new SecretKeySpec(secret, "AES");
    }

    /**
     * The key for signatures of one purpose, for HMAC-SHA-256. Derived by HKDF (RFC 5869), so that it tells nothing of
     * the secret or of the keys for other purposes.
     */
    public SecretKey signing(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
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
