package dev.lendport.partner;

import com.nimbusds.jose.jwk.Curve;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The public key that a partner's signatures are checked with: ECDSA on P-521, for ES512 (RFC 7518, 3.4).
 *
 * @param apiClientKey what the partner calls it by in every signed request
 */
record SigningKey(UUID apiClientKey, ECPublicKey publicKey, Signing signing, int version, Instant registeredAt) {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");
    private static final int LINE = 64;

    /** A key in PEM (RFC 7468, 13); empty when it is none, or on another curve. */
    static Optional<ECPublicKey> parse(String pem) {
        var matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var key = decode(Base64.getMimeDecoder().decode(matcher.group(1)));
            return Curve.P_521.equals(Curve.forECParameterSpec(key.getParams())) ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Of its X.509 SubjectPublicKeyInfo. */
    static ECPublicKey decode(byte[] encoded) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }

    String pem() {
        var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(publicKey.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }
}
