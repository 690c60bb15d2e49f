package dev.lendport.partner;

import dev.lendport.caller.Ids;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Makes the first members of staff from the command line, where nobody can sign in yet: {@code lendport staff add}. */
public final class StaffRegistration {
    private static final Set<String> ROLES = Set.of("operations", "approver", "admin");
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD_BYTES = 72; // all that bcrypt reads
    private static final String UNDEFINED_TABLE = "42P01";

    private StaffRegistration() {}

    /**
     * Adds a member of staff, or gives one who is there the new password and roles.
     *
     * @param connection the owner's
     * @param roles separated by commas
     * @return 0 when done, 1 when refused; the reason is printed
     */
    public static int add(Connection connection, String email, String roles, String password, PrintStream out)
            throws SQLException {
        var given = new TreeSet<>(Arrays.asList(roles.split(",", -1)));
        if (!ROLES.containsAll(given)) {
            return refused(out, "Roles are operations, approver and admin, separated by commas.");
        }
        if (password.length() < SHORTEST_PASSWORD
                || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
            return refused(out, "A password has at least 12 characters and at most 72 bytes.");
        }
        if (!email.matches("[^@\\s]{1,64}@[^@\\s]{1,189}")) {
            return refused(out, "That is no e-mail address: " + email);
        }
        try (var statement = connection.prepareStatement("""
                INSERT INTO staff (id, email, password_hash, roles) VALUES (?, ?, ?, ?)
                ON CONFLICT (email) DO UPDATE
                   SET password_hash = excluded.password_hash, roles = excluded.roles, active = true
                """)) {
            statement.setObject(1, Ids.next());
            statement.setString(2, email.toLowerCase(Locale.ROOT));
            statement.setString(3, SecurityConfiguration.encoder().encode(password));
            statement.setArray(4, connection.createArrayOf("text", given.toArray()));
            statement.executeUpdate();
        } catch (SQLException failed) {
            if (UNDEFINED_TABLE.equals(failed.getSQLState())) {
                return refused(out, "The database is empty: start the server once, then try again.");
            }
            throw failed;
        }
        out.println(email + " can sign in at POST /backoffice/authentication.");
        return 0;
    }

    private static int refused(PrintStream out, String why) {
        out.println(why);
        return 1;
    }
}
