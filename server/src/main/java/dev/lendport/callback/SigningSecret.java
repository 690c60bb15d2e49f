package dev.lendport.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that a receiver and Lendport share, and the signature they make with it: Standard Webhooks 1.0.0, scheme
 * {@code v1}, HMAC-SHA256 over {@code id.timestamp.body}.
 */
final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    static SigningSecret generate() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new SigningSecret(key);
    }

    static SigningSecret ofKey(byte[] key) {
        return new SigningSecret(key.clone());
    }

    /** Reads the form that partners see, with or without its prefix. */
    static SigningSecret parse(String text) {
        return new SigningSecret(
                Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text));
    }

    byte[] key() {
        return key.clone();
    }

    /** The form that partners see: {@code whsec_} and Base64. */
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * One signature for the {@code webhook-signature} header, for example {@code v1,K5oZ…}.
     *
     * @param epochSecond the {@code webhook-timestamp}
     */
    String sign(String id, long epochSecond, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + epochSecond + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && Arrays.equals(key, secret.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
