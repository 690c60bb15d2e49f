package dev.lendport.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Session tokens: opaque, 256 bits, kept as their SHA-256, ended by 30 minutes without use. A node remembers a token for
 * a few seconds, so the busy path costs no query; access that is taken away is noticed all the same, because every
 * transaction compares the session's access epoch with the broker's.
 */
@Component
class Sessions {
    private static final int TOKEN_BYTES = 32;
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 20_000;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private final Cache<ByteBuffer, Session> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    Sessions(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    String beginForBroker(Session.OfBroker session) {
        var token = newToken();
        transactions.asSystem(() -> jdbc.sql("""
                        INSERT INTO session (token_hash, broker_id, user_id, access_epoch) VALUES (?, ?, ?, ?)
                        """)
                .params(hash(token), session.broker().value(), session.user().id(), session.accessEpoch())
                .update());
        return token;
    }

    String beginForStaff(Session.OfStaff session) {
        var token = newToken();
        transactions.asSystem(() -> jdbc.sql("INSERT INTO session (token_hash, staff_id) VALUES (?, ?)")
                .params(hash(token), session.member().id())
                .update());
        return token;
    }

    /** The session of a token that is alive; finding it counts as use. */
    Optional<Session> find(String token) {
        var hash = hash(token);
        var key = ByteBuffer.wrap(hash);
        var known = remembered.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        var found = use(hash);
        found.ifPresent(session -> remembered.put(key, session));
        return found;
    }

    /** Forgets what this node remembers, after somebody lost access. */
    void forgetRemembered() {
        remembered.invalidateAll();
    }

    private Optional<Session> use(byte[] hash) {
        return transactions.asSystem(
                () -> jdbc.sql("""
                        WITH used AS (
                            UPDATE session SET last_used_at = now()
                             WHERE token_hash = ? AND last_used_at > now() - interval '30 minutes'
                            RETURNING broker_id, user_id, staff_id, access_epoch)
                        SELECT u.broker_id, b.mode, b.access_epoch, bu.id AS user_id, bu.username,
                               k.required AS signs, s.id AS staff_id, s.email, s.roles
                          FROM used u
                          LEFT JOIN broker b ON b.id = u.broker_id AND b.access_epoch = u.access_epoch
                          LEFT JOIN broker_user bu ON bu.broker_id = b.id AND bu.id = u.user_id
                          LEFT JOIN signing_key k ON k.broker_id = b.id
                          LEFT JOIN staff s ON s.id = u.staff_id AND s.active
                         WHERE bu.id IS NOT NULL OR s.id IS NOT NULL
                        """).param(hash).query((row, n) -> session(row)).optional());
    }

    private static Session session(ResultSet row) throws SQLException {
        var broker = row.getObject("broker_id", UUID.class);
        if (broker == null) {
            return new Session.OfStaff(
                    new Actor(Actor.Kind.STAFF, row.getObject("staff_id", UUID.class), row.getString("email")),
                    Set.copyOf(Rows.texts(row, "roles")));
        }
        return new Session.OfBroker(
                new BrokerId(broker),
                Mode.valueOf(row.getString("mode")),
                new Actor(Actor.Kind.BROKER_USER, row.getObject("user_id", UUID.class), row.getString("username")),
                row.getLong("access_epoch"),
                row.getBoolean("signs") ? Signing.REQUIRED : Signing.OPTIONAL);
    }

    /** 256 random bits as text. */
    String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
