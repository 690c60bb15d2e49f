package dev.lendport.secret;

import dev.lendport.caller.BrokerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what must not be read from the database alone: AES-256-GCM, bound to the broker it belongs to, so that a sealed
 * secret moved to another broker's row does not open.
 */
public final class SecretBox {
    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    public SecretBox(ServerKey key) {
        this.key = key.sealing();
    }

    public byte[] seal(BrokerId broker, byte[] open) {
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

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when it was sealed with another key, for another broker, or changed since
     */
    public byte[] open(BrokerId broker, byte[] sealed) {
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

    /** Tells this key from any other and says nothing else about it. */
    byte[] fingerprint() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal("lendport: which key is it".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, BrokerId broker, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(broker.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
