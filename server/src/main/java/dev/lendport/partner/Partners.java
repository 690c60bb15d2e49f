package dev.lendport.partner;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Who may sign in. Taking access away raises the access epoch of every broker concerned, which ends their sessions at
 * their next call.
 */
@Component
public class Partners {
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;

    Partners(Transactions transactions, JdbcClient jdbc, PasswordEncoder encoder) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.encoder = encoder;
    }

    /** A broker to be. */
    public record NewBroker(BrokerId id, String networkId, String name, Mode mode, int branchId) {}

    /** False when the id is taken; nothing changes then. */
    public boolean addNetwork(String clientId, String name, String secret) {
        var hash = encoder.encode(secret);
        return added(() -> jdbc.sql(
                        "INSERT INTO network (client_id, name, secret_hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(clientId, name, hash)
                .update());
    }

    public boolean addBroker(NewBroker broker) {
        return added(() -> jdbc.sql("""
                        INSERT INTO broker (id, network_id, name, mode, branch_id) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(
                        broker.id().value(),
                        broker.networkId(),
                        broker.name(),
                        broker.mode().name(),
                        broker.branchId())
                .update());
    }

    public boolean addUser(BrokerId broker, UUID id, String username) {
        return added(() -> jdbc.sql(
                        "INSERT INTO broker_user (broker_id, id, username) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(broker.value(), id, username.toLowerCase(Locale.ROOT))
                .update());
    }

    public boolean addStaff(String email, String password, List<String> roles) {
        var hash = encoder.encode(password);
        return added(() -> jdbc.sql("INSERT INTO staff (id, email, password_hash, roles) VALUES (?, ?, ?, ?) "
                        + "ON CONFLICT DO NOTHING")
                .params(Ids.next(), email.toLowerCase(Locale.ROOT), hash, roles.toArray(String[]::new))
                .update());
    }

    public boolean networkExists(String clientId) {
        return exists("SELECT count(*) FROM network WHERE client_id = ?", clientId);
    }

    boolean brokerExists(BrokerId broker) {
        return exists("SELECT count(*) FROM broker WHERE id = ?", broker.value());
    }

    /** Gives or takes a network's access; false when there is no such network. */
    boolean allowNetwork(String clientId, Access access) {
        return changed(() -> jdbc.sql("""
                        WITH changed AS (
                            UPDATE network SET active = ? WHERE client_id = ? RETURNING client_id),
                        ended AS (
                            UPDATE broker SET access_epoch = access_epoch + 1 WHERE network_id = ?)
                        SELECT count(*) FROM changed
                        """)
                .params(access.isActive(), clientId, clientId)
                .query(Integer.class)
                .single());
    }

    boolean allowBroker(BrokerId broker, Access access) {
        return changed(() -> jdbc.sql("UPDATE broker SET active = ?, access_epoch = access_epoch + 1 WHERE id = ?")
                .params(access.isActive(), broker.value())
                .update());
    }

    boolean allowUser(BrokerId broker, UUID user, Access access) {
        return changed(() ->
                jdbc.sql("""
                        WITH changed AS (
                            UPDATE broker_user SET active = ? WHERE broker_id = ? AND id = ? RETURNING broker_id)
                        UPDATE broker SET access_epoch = access_epoch + 1 WHERE id IN (SELECT broker_id FROM changed)
                        """).params(access.isActive(), broker.value(), user).update());
    }

    /** Whether somebody may come in. */
    enum Access {
        GIVEN,
        TAKEN;

        boolean isActive() {
            return this == GIVEN;
        }
    }

    private boolean exists(String query, Object id) {
        return transactions.asSystem(
                () -> jdbc.sql(query).param(id).query(Integer.class).single() > 0);
    }

    /** Nothing is added when the key is taken; the transaction stays usable. */
    private boolean added(Supplier<Integer> insert) {
        return transactions.asSystem(insert) == 1;
    }

    private boolean changed(Supplier<Integer> update) {
        return transactions.asSystem(update) > 0;
    }
}
