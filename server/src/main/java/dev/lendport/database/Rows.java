package dev.lendport.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** How values cross between Java and a row where the driver knows only its own types. */
public final class Rows {
    private Rows() {}

    /** A {@code timestamptz} that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A {@code timestamptz}. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var instant = row.getObject(column, OffsetDateTime.class);
        return instant == null ? null : instant.toInstant();
    }

    /** An instant as a parameter. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** An instant as a parameter; null stays null. */
    public static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    /** A {@code uuid[]} that is never null. */
    public static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    /** A {@code text[]} that is never null. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /**
     * An array as a parameter, of the connection of the open transaction.
     *
     * @param type PostgreSQL's name of an element's type
     */
    public static Array array(JdbcOperations jdbc, String type, @Nullable Object[] elements) {
        return jdbc.execute((Connection connection) -> connection.createArrayOf(type, elements));
    }
}
