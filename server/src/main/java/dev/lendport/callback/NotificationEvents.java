package dev.lendport.callback;

import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.database.Rows;
import dev.lendport.journal.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The journal's entries that are told to a partner, each with its delivery. */
@Component
class NotificationEvents {
    private static final String NO_CALLBACK = "no_callback";

    private final JdbcClient jdbc;
    /** How an event is called here, by its name in the journal: only those that are told. */
    private final Map<String, String> eventTypes = new HashMap<>();

    NotificationEvents(JdbcClient jdbc, List<OwnBodies> ownBodies) {
        this.jdbc = jdbc;
        for (var type : EventType.values()) {
            var notification = type.notificationTypeId();
            if (notification != null) {
                var name = ownBodies.stream()
                        .filter(bodies -> bodies.notificationTypeId() == notification)
                        .map(OwnBodies::eventType)
                        .findFirst()
                        .orElse(type.wire());
                eventTypes.put(type.wire(), name);
            }
        }
    }

    /**
     * An event and its callback, if the partner had a receiver for it.
     *
     * @param status its callback's, or {@code no_callback}
     * @param originKey what it happened to
     */
    record Notification(UUID eventKey, String eventType, String status, UUID originKey, List<Callback> callbacks) {}

    record Callback(UUID callbackKey, String callbackStatus) {}

    /** Null asks for all. */
    record Filter(
            Instant start,
            Instant end,
            @Nullable String eventType,
            @Nullable String callbackStatus,
            @Nullable UUID originKey) {}

    record Found(List<Notification> rows, long total) {}

    /** The newest first. */
    Found list(Caller caller, Filter filter, int offset, int limit) {
        var total = new long[1];
        var rows = new ArrayList<Notification>();
        jdbc.sql("""
                        WITH matching AS (
                            SELECT e.position, e.id, e.type, e.subject_id, d.state
                              FROM journal_entry e
                              LEFT JOIN callback_delivery d ON d.broker_id = e.broker_id AND d.id = e.id
                             WHERE e.broker_id = :broker AND e.position IS NOT NULL AND e.type = ANY (:types)
                               AND e.occurred_at >= :start AND e.occurred_at < :end
                               -- Live, both times are the same, and the months that do not matter are left out.
                               AND (:sandbox OR e.recorded_at >= :start AND e.recorded_at < :end)
                               AND (:origin::uuid IS NULL OR e.subject_id = :origin)
                               AND (:state::text IS NULL OR d.state = :state)
                        )
                        SELECT (SELECT count(*) FROM matching) AS total, page.id, page.type, page.subject_id, page.state
                          FROM (SELECT) AS once
                          LEFT JOIN (SELECT position, id, type, subject_id, state FROM matching
                                      ORDER BY position DESC OFFSET :offset LIMIT :limit) AS page ON true
                         ORDER BY page.position DESC
                        """)
                .param("broker", caller.broker().value())
                .param("types", types(filter.eventType()))
                .param("start", Rows.at(filter.start()))
                .param("end", Rows.at(filter.end()))
                .param("sandbox", caller.mode() == Mode.SANDBOX)
                .param("origin", filter.originKey())
                .param("state", filter.callbackStatus())
                .param("offset", offset)
                .param("limit", limit)
                .query(row -> {
                    total[0] = row.getLong("total");
                    if (row.getObject("id") != null) {
                        rows.add(notification(row));
                    }
                });
        return new Found(rows, total[0]);
    }

    private String[] types(@Nullable String eventType) {
        return eventTypes.entrySet().stream()
                .filter(type -> eventType == null || type.getValue().equals(eventType))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** The notification type of an event's callback; empty when the partner has no such callback of this event. */
    Optional<Integer> notificationType(Caller caller, UUID event, UUID callback) {
        return jdbc.sql("SELECT notification_type_id FROM callback_delivery WHERE broker_id = ? AND id = ? AND id = ?")
                .params(caller.broker().value(), event, callback)
                .query(Integer.class)
                .optional();
    }

    /** One that has a callback. */
    Notification find(Caller caller, UUID event) {
        return jdbc.sql("""
                        SELECT e.id, e.type, e.subject_id, d.state
                          FROM callback_delivery d
                          JOIN journal_entry e
                            ON e.broker_id = d.broker_id AND e.recorded_at = d.recorded_at AND e.entry_no = d.entry_no
                         WHERE d.broker_id = ? AND d.id = ?
                        """)
                .params(caller.broker().value(), event)
                .query((row, n) -> notification(row))
                .single();
    }

    /** The journal's entry and its delivery share their id: a partner has one receiver for a type. */
    private Notification notification(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var type = row.getString("type");
        var state = row.getString("state");
        return new Notification(
                id,
                eventTypes.getOrDefault(type, type),
                state == null ? NO_CALLBACK : state,
                row.getObject("subject_id", UUID.class),
                state == null ? List.of() : List.of(new Callback(id, state)));
    }
}
