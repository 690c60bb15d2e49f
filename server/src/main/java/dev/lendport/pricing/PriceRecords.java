package dev.lendport.pricing;

import dev.lendport.caller.Actor;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds to the stored sheets and fixings and lists them, in a transaction of the system role. One at a time, so that
 * versions are committed in their order.
 */
@Component
class PriceRecords {
    private final JdbcClient jdbc;

    PriceRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sheet without its document. */
    record SheetListed(int version, LocalDate validFrom, Instant createdAt, String createdBy) {}

    /** A fixing as it was recorded, and by whom. */
    record FixingListed(
            int indexTypeId,
            LocalDate fixedOn,
            BigDecimal ratePercent,
            long version,
            Instant createdAt,
            String createdBy) {}

    record Page<T>(long total, List<T> rows) {}

    /** What fixings to list; null for any. */
    record FixingFilter(
            @Nullable Integer indexTypeId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Stores a sheet and gives its version; empty when another starts on the same day. */
    Optional<Integer> add(Actor by, PriceSheet sheet) {
        oneAtATime();
        return jdbc.sql("""
                        INSERT INTO price_sheet (version, valid_from, document, created_by, created_by_id)
                        SELECT coalesce(max(version), 0) + 1, ?, ?::jsonb, ?, ? FROM price_sheet
                        ON CONFLICT (valid_from) DO NOTHING
                        RETURNING version
                        """)
                .params(sheet.validFrom(), Json.MAPPER.writeValueAsString(sheet), by.name(), by.id())
                .query(Integer.class)
                .optional();
    }

    /** Records a fixing and gives its version; empty when the index stands at that rate on that day already. */
    Optional<Long> add(Actor by, int indexTypeId, LocalDate fixedOn, BigDecimal ratePercent) {
        oneAtATime();
        var known = jdbc.sql("""
                        SELECT rate_percent
                          FROM index_fixing
                         WHERE index_type_id = ? AND fixed_on = ?
                         ORDER BY version DESC
                         LIMIT 1
                        """)
                .params(indexTypeId, fixedOn)
                .query(BigDecimal.class)
                .optional();
        if (known.isPresent() && known.get().compareTo(ratePercent) == 0) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        INSERT INTO index_fixing (version, index_type_id, fixed_on, rate_percent, created_by,
                                                  created_by_id)
                        SELECT coalesce(max(version), 0) + 1, ?, ?, ?, ?, ? FROM index_fixing
                        RETURNING version
                        """)
                .params(indexTypeId, fixedOn, ratePercent, by.name(), by.id())
                .query(Long.class)
                .optional();
    }

    private void oneAtATime() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('lendport prices', 0))")
                .query(row -> {});
    }

    Optional<StoredSheet> sheet(int version) {
        return jdbc.sql("SELECT version, document, created_at, created_by FROM price_sheet WHERE version = ?")
                .param(version)
                .query((row, n) -> PriceBooks.sheet(row))
                .optional();
    }

    /** Newest first. */
    Page<SheetListed> sheets(int page, int size) {
        var rows = jdbc.sql("""
                        SELECT version, valid_from, created_at, created_by
                          FROM price_sheet
                         ORDER BY version DESC
                         LIMIT ? OFFSET ?
                        """)
                .params(size, (page - 1L) * size)
                .query((row, n) -> new SheetListed(
                        row.getInt("version"),
                        row.getObject("valid_from", LocalDate.class),
                        Rows.instant(row, "created_at"),
                        row.getString("created_by")))
                .list();
        var total =
                jdbc.sql("SELECT count(*) FROM price_sheet").query(Long.class).single();
        return new Page<>(total, rows);
    }

    /** Newest day first, its latest correction first. */
    Page<FixingListed> fixings(FixingFilter filter, int page, int size) {
        var rows = jdbc.sql("""
                        SELECT index_type_id, fixed_on, rate_percent, version, created_at, created_by
                          FROM index_fixing
                         WHERE (:index::integer IS NULL OR index_type_id = :index)
                           AND fixed_on BETWEEN coalesce(:from, '-infinity'::date) AND coalesce(:to, 'infinity'::date)
                         ORDER BY fixed_on DESC, version DESC
                         LIMIT :size OFFSET :skipped
                        """)
                .param("index", filter.indexTypeId())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("size", size)
                .param("skipped", (page - 1L) * size)
                .query((row, n) -> new FixingListed(
                        row.getInt("index_type_id"),
                        row.getObject("fixed_on", LocalDate.class),
                        row.getBigDecimal("rate_percent"),
                        row.getLong("version"),
                        Rows.instant(row, "created_at"),
                        row.getString("created_by")))
                .list();
        var total = jdbc.sql("""
                        SELECT count(*)
                          FROM index_fixing
                         WHERE (:index::integer IS NULL OR index_type_id = :index)
                           AND fixed_on BETWEEN coalesce(:from, '-infinity'::date) AND coalesce(:to, 'infinity'::date)
                        """)
                .param("index", filter.indexTypeId())
                .param("from", filter.from())
                .param("to", filter.to())
                .query(Long.class)
                .single();
        return new Page<>(total, rows);
    }
}
