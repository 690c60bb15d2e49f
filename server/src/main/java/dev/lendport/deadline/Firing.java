package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fires deadlines of one broker in the transaction that is open: their rows are locked, what they were for is changed,
 * and they are marked as fired, all or nothing.
 */
@Component
class Firing {
    private static final int MOST_AT_AN_INSTANT = 1_000;

    /** A warning is outdated with the deadline that it warns of. */
    private static final String SELECT_OPEN = """
            SELECT d.id, d.kind, d.subject_id, d.due_at, d.calendar, coalesce(d.warns_of, d.id) AS counted_id,
                   d.calendar_version <> (SELECT v.version FROM calendar_version v
                                           WHERE v.calendar = d.calendar
                                           ORDER BY v.number DESC LIMIT 1) AS outdated
              FROM deadline d
            """;

    private final JdbcClient jdbc;
    private final Warnings warnings;
    private final MoveDeadlines moves;
    private final Map<DeadlineKind, DeadlineHandler> handlers = new EnumMap<>(DeadlineKind.class);

    Firing(JdbcClient jdbc, Warnings warnings, MoveDeadlines moves, List<DeadlineHandler> handlers) {
        this.jdbc = jdbc;
        this.warnings = warnings;
        this.moves = moves;
        handlers.forEach(handler -> this.handlers.put(handler.kind(), handler));
    }

    /**
     * A deadline whose row is locked.
     *
     * @param countedId the deadline whose days were counted: itself, or the one that it warns of
     * @param calendar empty when calendar days were counted
     */
    private record Open(
            UUID id,
            DeadlineKind kind,
            UUID subjectId,
            Instant dueAt,
            UUID countedId,
            Optional<String> calendar,
            boolean isOutdated) {
        static Open of(ResultSet row) throws SQLException {
            return new Open(
                    row.getObject("id", UUID.class),
                    DeadlineKind.ofWire(row.getString("kind")),
                    row.getObject("subject_id", UUID.class),
                    Rows.instant(row, "due_at"),
                    row.getObject("counted_id", UUID.class),
                    Optional.ofNullable(row.getString("calendar")),
                    row.getBoolean("outdated"));
        }
    }

    /** Fires up to so many of a kind that nobody else is at, by the broker's clock and the timer's. */
    List<DeadlineTimer.Fired> batch(Caller system, DeadlineKind kind, int most, Instant now) {
        var due = jdbc.sql(SELECT_OPEN + """
                         WHERE d.broker_id = ? AND d.kind = ? AND d.state = 'pending' AND d.due_at <= ?
                           AND d.fires_at <= now()
                         ORDER BY d.due_at
                         LIMIT ?
                           FOR UPDATE OF d SKIP LOCKED
                        """)
                .params(system.broker().value(), kind.wire(), Rows.at(now), most)
                .query((row, n) -> Open.of(row))
                .list();
        return fire(system, due, now);
    }

    /** Fires one, unless somebody else is at it, or it is not due any more. */
    List<DeadlineTimer.Fired> one(Caller system, UUID id, Instant now) {
        var due = jdbc.sql(SELECT_OPEN + """
                         WHERE d.broker_id = ? AND d.id = ? AND d.state = 'pending' AND d.due_at <= ?
                           FOR UPDATE OF d SKIP LOCKED
                        """)
                .params(system.broker().value(), id, Rows.at(now))
                .query((row, n) -> Open.of(row))
                .list();
        return fire(system, due, now);
    }

    /** Fires what fell due at the earliest instant by the broker's clock, whatever the timer would do. */
    List<DeadlineTimer.Fired> earliest(Caller system, Instant now) {
        var broker = system.broker().value();
        var due = jdbc.sql(SELECT_OPEN + """
                         WHERE d.broker_id = ? AND d.state = 'pending'
                           AND d.due_at = (SELECT min(due_at) FROM deadline
                                            WHERE broker_id = ? AND state = 'pending' AND due_at <= ?)
                         ORDER BY d.id
                         LIMIT ?
                           FOR UPDATE OF d
                        """)
                .params(broker, broker, Rows.at(now), MOST_AT_AN_INSTANT)
                .query((row, n) -> Open.of(row))
                .list();
        return fire(system, due, now);
    }

    private List<DeadlineTimer.Fired> fire(Caller system, List<Open> due, Instant now) {
        var fired = new ArrayList<DeadlineTimer.Fired>();
        var byKind = upToDate(system, due, now).stream()
                .collect(Collectors.groupingBy(
                        Open::kind, () -> new EnumMap<>(DeadlineKind.class), Collectors.toList()));
        byKind.forEach((kind, deadlines) -> {
            var outcomes = outcomes(system, kind, deadlines, now);
            markFired(system, deadlines, outcomes, now);
            for (int i = 0; i < deadlines.size(); i++) {
                var deadline = deadlines.get(i);
                fired.add(
                        new DeadlineTimer.Fired(deadline.dueAt(), kind.wire(), deadline.subjectId(), outcomes.get(i)));
            }
        });
        return fired;
    }

    /** Without those that a new version of their calendar made wait for another count; they come again if still due. */
    private List<Open> upToDate(Caller system, List<Open> due, Instant now) {
        if (due.stream().noneMatch(Open::isOutdated)) {
            return due;
        }
        var counted = new HashSet<UUID>();
        due.stream()
                .filter(Open::isOutdated)
                .collect(Collectors.groupingBy(
                        open -> open.calendar().orElseThrow(), Collectors.mapping(Open::countedId, Collectors.toSet())))
                .forEach((calendar, ids) -> counted.addAll(moves.these(system, calendar, ids, now)));
        return due.stream().filter(open -> !counted.contains(open.countedId())).toList();
    }

    /** What became of each, in their order. */
    private List<String> outcomes(Caller system, DeadlineKind kind, List<Open> deadlines, Instant now) {
        if (kind == DeadlineKind.DEADLINE_WARNING) {
            var given = warnings.give(system, deadlines.stream().map(Open::id).toList(), now);
            return deadlines.stream()
                    .map(deadline -> given.getOrDefault(deadline.id(), "too_late"))
                    .toList();
        }
        var handler = handlers.get(kind);
        if (handler == null) {
            throw new IllegalStateException("nothing handles " + kind);
        }
        var subjects = deadlines.stream().map(Open::subjectId).distinct().toList();
        var done = handler.fire(system, subjects, now);
        return deadlines.stream()
                .map(deadline -> done.getOrDefault(deadline.subjectId(), "nothing_to_do"))
                .toList();
    }

    /** Chosen by their ids alone: a join could be planned for few deadlines and compare each with each. */
    private void markFired(Caller system, List<Open> deadlines, List<String> outcomes, Instant now) {
        var ids = deadlines.stream().map(Open::id).toArray(UUID[]::new);
        jdbc.sql("""
                        UPDATE deadline
                           SET state = 'fired', closed_at = ?, fires_at = NULL,
                               outcome = (?::text[])[array_position(?::uuid[], id)]
                         WHERE broker_id = ? AND id = ANY (?)
                        """)
                .params(
                        Rows.at(now),
                        outcomes.toArray(String[]::new),
                        ids,
                        system.broker().value(),
                        ids)
                .update();
    }
}
