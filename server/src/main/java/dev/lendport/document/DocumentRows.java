package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import dev.lendport.database.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Every broker's documents for a command beside the server, which goes on: each batch is read by itself. */
final class DocumentRows {
    private static final int BATCH = 1_000;

    private final Connection connection;

    DocumentRows(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("SET ROLE lendport_system");
        }
    }

    record Row(BrokerId broker, UUID key, long size, String sha256) {
        static final Row BEFORE_ALL = new Row(new BrokerId(new UUID(0, 0)), new UUID(0, 0), 0, "");
    }

    /** Does something with a document. */
    @FunctionalInterface
    interface Each {
        void row(Row row) throws IOException, SQLException;
    }

    void each(Each each) throws IOException, SQLException {
        var last = Row.BEFORE_ALL;
        while (true) {
            var batch = after(last);
            if (batch.isEmpty()) {
                return;
            }
            for (var row : batch) {
                each.row(row);
            }
            last = batch.getLast();
        }
    }

    private List<Row> after(Row last) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT broker_id, key, size_bytes, sha256
                  FROM document
                 WHERE (broker_id, key) > (?, ?)
                 ORDER BY broker_id, key
                 LIMIT ?
                """)) {
            statement.setObject(1, last.broker().value());
            statement.setObject(2, last.key());
            statement.setInt(3, BATCH);
            var batch = new ArrayList<Row>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    batch.add(new Row(
                            new BrokerId(rows.getObject("broker_id", UUID.class)),
                            rows.getObject("key", UUID.class),
                            rows.getLong("size_bytes"),
                            HexFormat.of().formatHex(rows.getBytes("sha256"))));
                }
            }
            return batch;
        }
    }

    /** Which of a broker's keys have a row. */
    Set<UUID> claimed(BrokerId broker, Collection<UUID> keys) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT key FROM document WHERE broker_id = ? AND key = ANY (?)")) {
            statement.setObject(1, broker.value());
            statement.setArray(2, connection.createArrayOf("uuid", keys.toArray()));
            var claimed = new HashSet<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getObject("key", UUID.class));
                }
            }
            return claimed;
        }
    }

    /** The database's time. */
    Instant now() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT now() AS now")) {
            rows.next();
            return Rows.instant(rows, "now");
        }
    }
}
