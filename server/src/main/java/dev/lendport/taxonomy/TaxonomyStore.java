package dev.lendport.taxonomy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows behind the code lists, over plain JDBC so that the command line can use it without the server. */
final class TaxonomyStore {
    private static final String READ_STATE =
            "SELECT version, (now() AT TIME ZONE 'Europe/Lisbon')::date FROM taxonomy_version";

    private static final String READ_ITEMS = """
            SELECT list, id, code, parent, pt, en, valid_from, valid_until
            FROM taxonomy_item
            ORDER BY list, position, id
            """;

    private static final String READ_CHECKSUM = "SELECT base_checksum FROM taxonomy_version";

    private static final String LOCK_CHECKSUM = "SELECT base_checksum FROM taxonomy_version FOR UPDATE";

    /** Lists that the lender has imported keep what they have. */
    private static final String WRITE_BASE = """
            WITH base AS (
                SELECT b.*
                FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[])
                     AS b (list, id, code, parent_list, parent, pt, en, position)
                WHERE b.list NOT IN (SELECT i.list FROM taxonomy_item i WHERE i.origin = 'import')
            ), ended AS (
                UPDATE taxonomy_item i
                SET valid_until = greatest(i.valid_from, (now() AT TIME ZONE 'Europe/Lisbon')::date)
                WHERE i.origin = 'base' AND i.valid_until IS NULL
                  AND i.list IN (SELECT list FROM base)
                  AND NOT EXISTS (SELECT FROM base b WHERE b.list = i.list AND b.id = i.id)
            )
            INSERT INTO taxonomy_item (list, id, code, parent_list, parent, pt, en, position)
            SELECT list, id, code, parent_list, parent, pt, en, position FROM base
            ON CONFLICT (list, id) DO UPDATE
            SET code = excluded.code, parent = excluded.parent, parent_list = excluded.parent_list,
                pt = excluded.pt, en = excluded.en, position = excluded.position, valid_until = NULL
            """;

    private static final String WRITE_CHECKSUM = "UPDATE taxonomy_version SET version = version + 1, base_checksum = ?";

    private TaxonomyStore() {}

    /** What a node looks at again and again: the version of the lists, and which day it is in Portugal. */
    record State(long version, LocalDate today) {}

    static State state(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(READ_STATE)) {
            row.next();
            return new State(row.getLong(1), row.getObject(2, LocalDate.class));
        }
    }

    /** All lists. The version is read first: a change in between is then seen as newer, and read again. */
    static Taxonomies read(Connection connection) throws SQLException {
        long version = state(connection).version();
        try (var statement = connection.createStatement()) {
            var items = new ArrayList<TaxonomyItem>();
            try (var rows = statement.executeQuery(READ_ITEMS)) {
                while (rows.next()) {
                    // A newer node may already have brought a list that this one does not know.
                    TaxonomyList.at(rows.getString("list")).ifPresent(list -> items.add(item(list, rows)));
                }
            }
            return new Taxonomies(version, items);
        }
    }

    private static TaxonomyItem item(TaxonomyList list, ResultSet row) {
        try {
            return new TaxonomyItem(
                    list,
                    row.getInt("id"),
                    row.getString("code"),
                    row.getObject("parent", Integer.class),
                    row.getString("pt"),
                    row.getString("en"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_until", LocalDate.class));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Brings the stored lists in line with the base data, in one transaction, unless they already are. */
    static void loadBase(Connection connection, BaseTaxonomies base) throws SQLException {
        if (checksum(connection, READ_CHECKSUM).equals(base.checksum())) {
            return;
        }
        try (var transaction = new Transaction(connection)) {
            execute(connection, "SET LOCAL ROLE lendport_system");
            // Another node may have done it while this one waited for the row.
            if (!checksum(connection, LOCK_CHECKSUM).equals(base.checksum())) {
                writeBase(connection, base.items());
                try (var statement = connection.prepareStatement(WRITE_CHECKSUM)) {
                    statement.setString(1, base.checksum());
                    statement.executeUpdate();
                }
            }
            transaction.commit();
        }
    }

    private static String checksum(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void writeBase(Connection connection, List<TaxonomyItem> items) throws SQLException {
        try (var statement = connection.prepareStatement(WRITE_BASE)) {
            statement.setArray(1, texts(connection, items, item -> item.list().path()));
            statement.setArray(2, numbers(connection, items, TaxonomyItem::id));
            statement.setArray(3, texts(connection, items, TaxonomyItem::code));
            statement.setArray(4, texts(connection, items, TaxonomyStore::parentList));
            statement.setArray(5, numbers(connection, items, TaxonomyItem::parent));
            statement.setArray(6, texts(connection, items, TaxonomyItem::pt));
            statement.setArray(7, texts(connection, items, TaxonomyItem::en));
            var positions = IntStream.range(0, items.size()).boxed().toArray(Integer[]::new);
            statement.setArray(8, connection.createArrayOf("integer", positions));
            statement.executeUpdate();
        }
    }

    private static @Nullable String parentList(TaxonomyItem item) {
        var parent = item.list().parent();
        return parent == null ? null : parent.path();
    }

    static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray());
    }

    static <T> Array numbers(Connection connection, List<T> rows, Function<T, @Nullable Integer> column)
            throws SQLException {
        return connection.createArrayOf("integer", rows.stream().map(column).toArray());
    }
}
