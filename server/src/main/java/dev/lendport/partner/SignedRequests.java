package dev.lendport.partner;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import dev.lendport.http.SignedPayload;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Requests that a partner signs itself instead of sending a session token: {@code API-CLIENT-KEY} names the key, and
 * {@code AUTHORIZATION} is a JWT (RFC 7519) signed with ES512 over the method, the target, the time and the MD5 of the
 * body. Who does not hold the key is nobody, and learns no more than that; who does is told what does not fit.
 */
@Component
class SignedRequests {
    static final String CLIENT_KEY = "API-CLIENT-KEY";
    /** Of real time, either way. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final int LONGEST_TOKEN = 4_000;
    private static final String ACTOR = "signing-key";

    private final Transactions transactions;
    private final JdbcClient jdbc;

    SignedRequests(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    private record Signer(SigningKey key, BrokerId broker, Mode mode, long accessEpoch, Instant now) {
        Session session() {
            var user = new Actor(Actor.Kind.BROKER_USER, key.apiClientKey(), ACTOR);
            return new Session.OfBroker(broker, mode, user, accessEpoch, key.signing());
        }
    }

    /** Who signed the request; its body is still to be compared with what the signature says of it. */
    Outcome<Session> check(HttpServletRequest request) {
        var clientKey = uuid(request.getHeader(CLIENT_KEY));
        var token = token(request.getHeader("Authorization"));
        if (clientKey == null || token == null) {
            return Outcome.refused(ProblemCode.UNAUTHENTICATED);
        }
        return transactions.asSystem(() -> find(clientKey)
                .filter(signer -> isSignedBy(signer, token))
                .map(signer -> check(request, token, signer))
                .orElseGet(() -> Outcome.refused(ProblemCode.UNAUTHENTICATED)));
    }

    private Outcome<Session> check(HttpServletRequest request, SignedJWT token, Signer signer) {
        return SignatureClaims.of(token)
                .then(claims -> claims.madeAt(signer.now(), SKEW))
                .then(claims -> claims.madeFor(request))
                .then(claims -> {
                    if (!isFirstUse(signer, token, claims.timestamp().plus(SKEW))) {
                        return Outcome.refused(ProblemCode.SIGNATURE_USED);
                    }
                    SignedPayload.expect(request, claims.payloadMd5());
                    return Outcome.done(signer.session());
                });
    }

    private Optional<Signer> find(UUID clientKey) {
        return jdbc.sql("""
                        SELECT k.api_client_key, k.public_key, k.required, k.version, k.registered_at,
                               b.id AS broker_id, b.mode, b.access_epoch, now() AS now
                          FROM signing_key k
                          JOIN broker b ON b.id = k.broker_id AND b.active
                          JOIN network n ON n.client_id = b.network_id AND n.active
                         WHERE k.api_client_key = ?
                        """).param(clientKey).query((row, n) -> signer(row)).optional();
    }

    private static Signer signer(ResultSet row) throws SQLException {
        return new Signer(
                SigningKeys.key(row),
                new BrokerId(row.getObject("broker_id", UUID.class)),
                Mode.valueOf(row.getString("mode")),
                row.getLong("access_epoch"),
                Rows.instant(row, "now"));
    }

    private static boolean isSignedBy(Signer signer, SignedJWT token) {
        try {
            return token.verify(new ECDSAVerifier(signer.key().publicKey()));
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private boolean isFirstUse(Signer signer, SignedJWT token, Instant until) {
        return jdbc.sql("""
                        INSERT INTO used_signature (broker_id, hash, expires_at) VALUES (?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .params(signer.broker().value(), once(signer, token), Rows.at(until))
                        .update()
                == 1;
    }

    /**
     * A hash of what was signed and of the signature. Of a valid ECDSA signature (r, s) anybody can make a second one, (r,
     * n − s), so the smaller of the two stands for both.
     */
    private static byte[] once(Signer signer, SignedJWT token) {
        var signature = token.getSignature().decode();
        int half = signature.length / 2;
        var s = new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length));
        var other = signer.key().publicKey().getParams().getOrder().subtract(s);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(token.getSigningInput());
            digest.update(signature, 0, half);
            return digest.digest(s.min(other).toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable SignedJWT token(@Nullable String header) {
        if (header == null || header.length() > LONGEST_TOKEN) {
            return null;
        }
        try {
            var token = SignedJWT.parse(header.strip());
            return JWSAlgorithm.ES512.equals(token.getHeader().getAlgorithm()) ? token : null;
        } catch (ParseException unreadable) {
            return null;
        }
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
