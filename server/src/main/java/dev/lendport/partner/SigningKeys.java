package dev.lendport.partner;

import dev.lendport.caller.BrokerId;
import dev.lendport.database.Rows;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys of partners that sign. Each change ends the broker's sessions, so that what was begun under the old rule does
 * not go on. In a transaction of the system role.
 */
@Component
class SigningKeys {
    private final JdbcClient jdbc;

    SigningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SigningKey> find(BrokerId broker) {
        return jdbc.sql("""
                        SELECT api_client_key, public_key, required, version, registered_at
                          FROM signing_key WHERE broker_id = ?
                        """).param(broker.value()).query((row, n) -> key(row)).optional();
    }

    /** The same, held until the transaction ends. */
    Optional<SigningKey> lock(BrokerId broker) {
        jdbc.sql("SELECT FROM broker WHERE id = ? FOR UPDATE")
                .param(broker.value())
                .query((row, n) -> true)
                .list();
        return find(broker);
    }

    /** Puts a key in the place of the one before; the name stays. Empty when there is no such broker. */
    Optional<SigningKey> put(BrokerId broker, ECPublicKey key, Signing signing) {
        return jdbc.sql("""
                        WITH ended AS (
                            UPDATE broker SET access_epoch = access_epoch + 1 WHERE id = ? RETURNING id)
                        INSERT INTO signing_key AS k (broker_id, api_client_key, public_key, required)
                        SELECT id, ?, ?, ? FROM ended
                        ON CONFLICT (broker_id) DO UPDATE
                           SET public_key = excluded.public_key, required = excluded.required,
                               version = k.version + 1, registered_at = now()
                        RETURNING api_client_key, public_key, required, version, registered_at
                        """)
                .params(broker.value(), UUID.randomUUID(), key.getEncoded(), signing == Signing.REQUIRED)
                .query((row, n) -> key(row))
                .optional();
    }

    void remove(BrokerId broker) {
        jdbc.sql("""
                        WITH ended AS (
                            UPDATE broker SET access_epoch = access_epoch + 1 WHERE id = ? RETURNING id)
                        DELETE FROM signing_key WHERE broker_id IN (SELECT id FROM ended)
                        """).param(broker.value()).update();
    }

    static SigningKey key(ResultSet row) throws SQLException {
        try {
            return new SigningKey(
                    row.getObject("api_client_key", UUID.class),
                    SigningKey.decode(row.getBytes("public_key")),
                    row.getBoolean("required") ? Signing.REQUIRED : Signing.OPTIONAL,
                    row.getInt("version"),
                    Rows.instant(row, "registered_at"));
        } catch (GeneralSecurityException wasCheckedBefore) {
            throw new IllegalStateException(wasCheckedBefore);
        }
    }
}
