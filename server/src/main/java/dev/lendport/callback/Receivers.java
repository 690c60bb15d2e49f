package dev.lendport.callback;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.database.Rows;
import dev.lendport.secret.SecretBox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each partner wants to be told, one receiver a notification type. Its row is the first that a writer locks. */
@Component
class Receivers {
    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Duration oldSecretSigns;

    Receivers(JdbcClient jdbc, SecretBox box, CallbackSettings settings) {
        this.jdbc = jdbc;
        this.box = box;
        this.oldSecretSigns = settings.oldSecretSigns();
    }

    /** A receiver as a writer sees it. */
    record Receiver(UUID id, long version, String url, boolean enabled) {}

    /** A receiver as it is listed. */
    record Listed(
            int notificationTypeId,
            String url,
            String state,
            @Nullable String disabledReason,
            @Nullable Instant failingSince,
            @Nullable Instant lastDeliveryAt) {}

    /** Locks the receiver until the end of the transaction. */
    Optional<Receiver> lock(Caller caller, int notificationTypeId) {
        return jdbc.sql("""
                        SELECT id, version, url, state FROM callback_receiver
                         WHERE broker_id = ? AND notification_type_id = ?
                           FOR UPDATE
                        """)
                .params(caller.broker().value(), notificationTypeId)
                .query((row, n) -> new Receiver(
                        row.getObject("id", UUID.class),
                        row.getLong("version"),
                        row.getString("url"),
                        row.getString("state").equals("enabled")))
                .optional();
    }

    /** Empty when a receiver of the type is there already. */
    Optional<Receiver> add(Caller caller, int notificationTypeId, String url, SigningSecret secret) {
        var id = Ids.next();
        var added = jdbc.sql("""
                        INSERT INTO callback_receiver (broker_id, notification_type_id, id, url, secret)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(caller.broker().value(), notificationTypeId, id, url, box.seal(caller.broker(), secret.key()))
                .update();
        return added == 1 ? Optional.of(new Receiver(id, 1, url, true)) : Optional.empty();
    }

    /** Changes where it goes and switches it on; answers the new version. */
    long redirect(Caller caller, int notificationTypeId, String url) {
        return jdbc.sql("""
                        UPDATE callback_receiver
                           SET url = ?, state = 'enabled', disabled_reason = NULL, failing_since = NULL,
                               notice_due_at = NULL, version = version + 1
                         WHERE broker_id = ? AND notification_type_id = ?
                        RETURNING version
                        """)
                .params(url, caller.broker().value(), notificationTypeId)
                .query(Long.class)
                .single();
    }

    /** The secret before this one signs beside it for a while. */
    long rotate(Caller caller, int notificationTypeId, SigningSecret secret) {
        return jdbc.sql("""
                        UPDATE callback_receiver
                           SET previous_secret = secret, previous_secret_until = now() + make_interval(secs => ?),
                               secret = ?, version = version + 1
                         WHERE broker_id = ? AND notification_type_id = ?
                        RETURNING version
                        """)
                .params(
                        oldSecretSigns.toSeconds(),
                        box.seal(caller.broker(), secret.key()),
                        caller.broker().value(),
                        notificationTypeId)
                .query(Long.class)
                .single();
    }

    /** Gives the receiver a version for what happened to it without changing it. */
    long touch(Caller caller, int notificationTypeId) {
        return jdbc.sql("""
                        UPDATE callback_receiver SET version = version + 1
                         WHERE broker_id = ? AND notification_type_id = ?
                        RETURNING version
                        """)
                .params(caller.broker().value(), notificationTypeId)
                .query(Long.class)
                .single();
    }

    /** Disables it, and has the partner told by e-mail. */
    long disable(Caller caller, int notificationTypeId, String reason) {
        return jdbc.sql("""
                        UPDATE callback_receiver
                           SET state = 'disabled', disabled_reason = ?, notice_due_at = now(), version = version + 1
                         WHERE broker_id = ? AND notification_type_id = ?
                        RETURNING version
                        """)
                .params(reason, caller.broker().value(), notificationTypeId)
                .query(Long.class)
                .single();
    }

    void remove(Caller caller, int notificationTypeId) {
        jdbc.sql("DELETE FROM callback_receiver WHERE broker_id = ? AND notification_type_id = ?")
                .params(caller.broker().value(), notificationTypeId)
                .update();
    }

    List<Listed> list(Caller caller) {
        return jdbc.sql("""
                        SELECT notification_type_id, url, state, disabled_reason, failing_since, last_delivery_at
                          FROM callback_receiver
                         WHERE broker_id = ?
                         ORDER BY notification_type_id
                        """)
                .param(caller.broker().value())
                .query((row, n) -> new Listed(
                        row.getInt("notification_type_id"),
                        row.getString("url"),
                        row.getString("state"),
                        row.getString("disabled_reason"),
                        Rows.instantOrNull(row, "failing_since"),
                        Rows.instantOrNull(row, "last_delivery_at")))
                .list();
    }
}
