package dev.lendport.journal;

import dev.lendport.caller.BrokerId;
import dev.lendport.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The server's own key, with which it signs what it says about a journal: Ed25519, one for all nodes. */
@Component
class DigestKey {
    static final String ALGORITHM = "Ed25519";
    /** The lender's own secrets belong to no broker. */
    private static final BrokerId NOBODY = new BrokerId(new UUID(0, 0));

    private final JdbcClient jdbc;
    private final SecretBox box;

    DigestKey(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** Signs a text; makes the key when there is none. Inside a transaction of the system role. */
    byte[] sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The public key as X.509 SubjectPublicKeyInfo in Base64; empty as long as nothing was signed. */
    Optional<String> publicKey() {
        return jdbc.sql("SELECT public_key FROM digest_key")
                .query(byte[].class)
                .optional()
                .map(key -> Base64.getEncoder().encodeToString(key));
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        var sealed = sealed().orElse(null);
        if (sealed == null) {
            make();
            sealed = sealed().orElseThrow();
        }
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(box.open(NOBODY, sealed)));
    }

    private Optional<byte[]> sealed() {
        return jdbc.sql("SELECT private_key FROM digest_key")
                .query(byte[].class)
                .optional();
    }

    private void make() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        jdbc.sql("INSERT INTO digest_key (public_key, private_key) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(
                        pair.getPublic().getEncoded(),
                        box.seal(NOBODY, pair.getPrivate().getEncoded()))
                .update();
    }
}
