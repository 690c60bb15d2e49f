package dev.lendport.rulebook;

import dev.lendport.caller.Actor;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds to the stored rulebooks and lists them. One at a time, so that versions are committed in their order. */
@Component
class RulebookRecords {
    private final JdbcClient jdbc;

    RulebookRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rulebook without its rules. */
    record Listed(int version, LocalDate validFrom, Instant createdAt) {}

    record Page(long total, List<Listed> rows) {}

    /** Stores a rulebook and gives its version; empty when another starts on the same day. */
    Optional<Integer> add(Actor by, Rulebook rulebook) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('lendport rulebooks', 0))")
                .query(row -> {});
        return jdbc.sql("""
                        INSERT INTO rulebook (version, valid_from, document, created_by, created_by_id)
                        SELECT coalesce(max(version), 0) + 1, ?, ?::json, ?, ? FROM rulebook
                        ON CONFLICT (valid_from) DO NOTHING
                        RETURNING version
                        """)
                .params(rulebook.validFrom(), Json.MAPPER.writeValueAsString(rulebook), by.name(), by.id())
                .query(Integer.class)
                .optional();
    }

    boolean startsOn(LocalDate day) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM rulebook WHERE valid_from = ?)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    /** Whether one holds on a day. */
    boolean holdsOn(LocalDate day) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM rulebook WHERE valid_from <= ?)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    Page list(int page, int size) {
        var rows = jdbc.sql("""
                        SELECT version, valid_from, created_at
                          FROM rulebook
                         ORDER BY version DESC
                         LIMIT ? OFFSET ?
                        """)
                .params(size, (page - 1L) * size)
                .query((row, n) -> new Listed(
                        row.getInt("version"),
                        row.getObject("valid_from", LocalDate.class),
                        Rows.instant(row, "created_at")))
                .list();
        var total = jdbc.sql("SELECT count(*) FROM rulebook").query(Long.class).single();
        return new Page(total, rows);
    }
}
