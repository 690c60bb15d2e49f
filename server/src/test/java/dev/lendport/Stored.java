package dev.lendport;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks and reaches into the server's database beside the server, as one of the schema's roles. */
public final class Stored {
    private Stored() {}

    /** The first column of every row as text, seen by the role that sees all. */
    public static List<String> column(String query, Object... parameters) {
        try (var connection = TestServer.connectionAs("lendport_system");
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var row = statement.executeQuery();
            var values = new ArrayList<String>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Changes rows as a role; the number of rows that changed. */
    public static int changeAs(String role, String statement, Object... parameters) throws SQLException {
        try (var connection = TestServer.connectionAs(role);
                var prepared = connection.prepareStatement(statement, Statement.NO_GENERATED_KEYS)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            return prepared.executeUpdate();
        }
    }
}
