package dev.lendport.pricing;

import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stored price sheets and fixings, held in memory as far as they were read: nothing stored ever changes, so only what
 * is newer has to be fetched.
 */
@Component
class PriceBooks {
    private final JdbcClient jdbc;
    private final AtomicReference<PriceBook> held = new AtomicReference<>(PriceBook.EMPTY);

    PriceBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Heads(int sheets, long fixings) {}

    /** Everything that was committed until now, by whichever node. */
    PriceBook current() {
        var heads = jdbc.sql("""
                        SELECT (SELECT coalesce(max(version), 0) FROM price_sheet) AS sheets,
                               (SELECT coalesce(max(version), 0) FROM index_fixing) AS fixings
                        """)
                .query((row, n) -> new Heads(row.getInt("sheets"), row.getLong("fixings")))
                .single();
        var book = held.get();
        return heads.sheets() == book.sheetsVersion() && heads.fixings() == book.fixingsVersion()
                ? book
                : refreshed(book);
    }

    /** A book that has the versions of a basis; costs no statement when it was read before. */
    PriceBook holding(PricingBasis basis) {
        var book = held.get();
        return basis.priceSheetVersion() <= book.sheetsVersion() && basis.fixingsVersion() <= book.fixingsVersion()
                ? book
                : current();
    }

    private PriceBook refreshed(PriceBook book) {
        var newer = book.with(sheetsAfter(book.sheetsVersion()), fixingsAfter(book.fixingsVersion()));
        held.compareAndSet(book, newer);
        return newer;
    }

    private List<StoredSheet> sheetsAfter(int version) {
        return jdbc.sql("""
                        SELECT version, document, created_at, created_by
                          FROM price_sheet
                         WHERE version > ?
                         ORDER BY version
                        """).param(version).query((row, n) -> sheet(row)).list();
    }

    private List<IndexFixing> fixingsAfter(long version) {
        return jdbc.sql("""
                        SELECT version, index_type_id, fixed_on, rate_percent
                          FROM index_fixing
                         WHERE version > ?
                         ORDER BY version
                        """).param(version).query((row, n) -> fixing(row)).list();
    }

    static StoredSheet sheet(ResultSet row) throws SQLException {
        return new StoredSheet(
                row.getInt("version"),
                Json.MAPPER.readValue(row.getString("document"), PriceSheet.class),
                Rows.instant(row, "created_at"),
                row.getString("created_by"));
    }

    static IndexFixing fixing(ResultSet row) throws SQLException {
        return new IndexFixing(
                row.getLong("version"),
                row.getInt("index_type_id"),
                row.getObject("fixed_on", LocalDate.class),
                row.getBigDecimal("rate_percent"));
    }
}
