package dev.lendport.partner;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks who signs in. Whatever is wrong, the answer is the same and takes the same time: one slow hash is always
 * computed.
 */
@Component
class SignIn {
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Sessions sessions;
    private final String nobodysHash;

    SignIn(Transactions transactions, JdbcClient jdbc, PasswordEncoder encoder, Sessions sessions) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.sessions = sessions;
        this.nobodysHash = String.valueOf(encoder.encode("nobody"));
    }

    /** The three levels of a broker's sign-in: network, broker, user. */
    record Credentials(String clientId, String clientSecret, String brokerId, String username) {}

    private record Found(String secretHash, Session.@Nullable OfBroker session) {}

    private record FoundStaff(String passwordHash, Session.OfStaff session) {}

    /** A session token, or nothing for any wrong, missing or inactive part of the credentials. */
    Optional<String> broker(Credentials credentials) {
        var found = uuid(credentials.brokerId()).flatMap(broker -> find(credentials, broker));
        var secretHash = found.map(Found::secretHash).orElse(nobodysHash);
        var session = found.map(Found::session).orElse(null);
        return encoder.matches(credentials.clientSecret(), secretHash) && session != null
                ? Optional.of(sessions.beginForBroker(session))
                : Optional.empty();
    }

    Optional<String> staff(String email, String password) {
        var found = transactions.asSystem(() -> jdbc.sql("""
                        SELECT id, email, password_hash, roles FROM staff WHERE email = ? AND active
                        """)
                .param(email.toLowerCase(Locale.ROOT))
                .query((row, n) -> new FoundStaff(
                        row.getString("password_hash"),
                        new Session.OfStaff(
                                new Actor(Actor.Kind.STAFF, row.getObject("id", UUID.class), row.getString("email")),
                                Set.copyOf(Rows.texts(row, "roles")))))
                .optional());
        return encoder.matches(password, found.map(FoundStaff::passwordHash).orElse(nobodysHash))
                ? found.map(one -> sessions.beginForStaff(one.session()))
                : Optional.empty();
    }

    private Optional<Found> find(Credentials credentials, UUID broker) {
        return transactions.asSystem(() -> jdbc.sql("""
                        SELECT n.secret_hash, b.id AS broker_id, b.mode, b.access_epoch, u.id AS user_id, u.username,
                               k.required AS signs
                          FROM network n
                          LEFT JOIN broker b ON b.network_id = n.client_id AND b.id = ? AND b.active
                          LEFT JOIN signing_key k ON k.broker_id = b.id
                          LEFT JOIN broker_user u ON u.broker_id = b.id AND u.username = ? AND u.active
                         WHERE n.client_id = ? AND n.active
                        """)
                .params(broker, credentials.username().toLowerCase(Locale.ROOT), credentials.clientId())
                .query((row, n) -> {
                    var user = row.getObject("user_id", UUID.class);
                    var session = user == null
                            ? null
                            : new Session.OfBroker(
                                    new BrokerId(row.getObject("broker_id", UUID.class)),
                                    Mode.valueOf(row.getString("mode")),
                                    new Actor(Actor.Kind.BROKER_USER, user, row.getString("username")),
                                    row.getLong("access_epoch"),
                                    row.getBoolean("signs") ? Signing.REQUIRED : Signing.OPTIONAL);
                    return new Found(row.getString("secret_hash"), session);
                })
                .optional());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
