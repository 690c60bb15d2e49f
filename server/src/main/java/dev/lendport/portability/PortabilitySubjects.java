package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.DeadlineSubject;
import dev.lendport.deadline.Due;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Requests as the subjects of deadlines. When a calendar moves a settlement, its balance stays as the partner was told: a
 * day off that was decreed late costs the borrower nothing.
 *
 * <p>They are chosen by their ids: joined alone, by a plan made when there were few, each would be compared with each.
 */
@Component
class PortabilitySubjects implements DeadlineSubject {
    private final JdbcClient jdbc;

    PortabilitySubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subjectType() {
        return PortabilityDeadlines.SUBJECT_TYPE;
    }

    @Override
    public Map<UUID, Subject> warned(Caller system, Collection<UUID> keys, Instant now) {
        var ids = keys.toArray(UUID[]::new);
        var subjects = new HashMap<UUID, Subject>();
        jdbc.sql("""
                        UPDATE received_portability p
                           SET version = version + 1
                          FROM (SELECT id FROM received_portability
                                 WHERE broker_id = ? AND id = ANY (?) ORDER BY id FOR NO KEY UPDATE) AS locked
                         WHERE p.broker_id = ? AND p.id = locked.id AND p.id = ANY (?)
                        RETURNING p.id, p.version
                        """)
                .params(system.broker().value(), ids, system.broker().value(), ids)
                .query((row, n) -> {
                    var key = row.getObject("id", UUID.class);
                    return subjects.put(key, subject(key, row.getLong("version")));
                })
                .list();
        return subjects;
    }

    @Override
    public Map<UUID, Subject> moved(Caller system, DeadlineKind kind, Map<UUID, Due> dues, Instant now) {
        return switch (kind) {
            case PORTABILITY_RELEASE -> follow(system, dues, "release_until = m.at");
            case PORTABILITY_RETENTION -> follow(system, dues, "retention_until = m.at, retention_limit_date = m.date");
            case PORTABILITY_SETTLEMENT -> follow(system, dues, "settlement_until = m.at, settlement_date = m.date");
            // Whatever else there is waits for other cases.
            default -> throw new IllegalArgumentException(kind + " is no deadline of a request");
        };
    }

    private Map<UUID, Subject> follow(Caller system, Map<UUID, Due> dues, String change) {
        var subjects = new HashMap<UUID, Subject>();
        var moved = List.copyOf(dues.entrySet());
        var ids = moved.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
        jdbc.sql("""
                        UPDATE received_portability p
                           SET version = version + 1, %s
                          FROM unnest(?::uuid[], ?::text[]::timestamptz[], ?::text[]::date[]) AS m (id, at, date)
                         WHERE p.broker_id = ? AND p.id = m.id AND p.id = ANY (?)
                        RETURNING p.id, p.version
                        """.formatted(change))
                .params(
                        ids,
                        moved.stream()
                                .map(due -> due.getValue().at().toString())
                                .toArray(String[]::new),
                        moved.stream()
                                .map(due -> due.getValue().date().toString())
                                .toArray(String[]::new))
                .params(system.broker().value(), ids)
                .query((row, n) -> {
                    var key = row.getObject("id", UUID.class);
                    return subjects.put(key, subject(key, row.getLong("version")));
                })
                .list();
        return subjects;
    }

    private static Subject subject(UUID key, long version) {
        return new Subject(Subject.Type.RECEIVED_PORTABILITY, key, version);
    }
}
