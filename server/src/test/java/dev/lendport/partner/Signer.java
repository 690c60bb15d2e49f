package dev.lendport.partner;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** A partner that signs its requests. */
record Signer(TestServer.NewBroker broker, KeyPair keys, String clientKey) {

    static Signer of(TestServer.NewBroker broker, Signing signing) {
        var keys = keyPair("secp521r1");
        var clientKey = register(broker, pem(keys), signing).text("/additionalData/api_client_key");
        return new Signer(broker, keys, clientKey);
    }

    static Reply register(TestServer.NewBroker broker, String pem, Signing signing) {
        return TestServer.staff()
                .put(
                        path(broker),
                        Json.MAPPER.writeValueAsString(
                                Map.of("public_key_pem", pem, "required", signing == Signing.REQUIRED)));
    }

    static String path(TestServer.NewBroker broker) {
        return "/backoffice/brokers/" + broker.id() + "/signing-key";
    }

    static KeyPair keyPair(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** A token for a request of this moment. */
    String token(String method, String uri, byte[] payload) {
        return token(claims(method, uri, payload).build());
    }

    JWTClaimsSet.Builder claims(String method, String uri, byte[] payload) {
        return claims(method, uri, payload, Clock.systemUTC().instant());
    }

    static JWTClaimsSet.Builder claims(String method, String uri, byte[] payload, Instant at) {
        return new JWTClaimsSet.Builder()
                .claim("payload_md5", md5(payload))
                .claim("timestamp", at.toString())
                .claim("method", method)
                .claim("uri", uri);
    }

    String token(JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES512), claims);
            jwt.sign(new ECDSASigner((ECPrivateKey) keys.getPrivate()));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A token of claims that no library would write. */
    String tokenOf(String claims) {
        try {
            var jws = new JWSObject(new JWSHeader(JWSAlgorithm.ES512), new Payload(claims));
            jws.sign(new ECDSASigner((ECPrivateKey) keys.getPrivate()));
            return jws.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The client of the key, with a token. */
    Api with(String token) {
        return TestServer.stranger().header("API-CLIENT-KEY", clientKey).header("Authorization", token);
    }

    Reply get(String uri) {
        return with(token("GET", uri, new byte[0])).get(uri);
    }

    static String md5(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(payload));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
