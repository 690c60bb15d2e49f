package dev.lendport.taxonomy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces the parishes by those of a file, all or nothing: what {@code lendport taxonomy import parishes FILE.csv} does.
 *
 * <p>The file is the complete chart of every county that it names. A parish whose code is known keeps its id and takes
 * the file's name and county; a new code gets a new id; a parish that the file no longer has in a county it names ends
 * its validity today (in Portugal), but can still be described. Counties that the file does not name stay as they are.
 */
public final class TaxonomyImport {
    /** Ten times the official chart. */
    static final long FILE_LIMIT_BYTES = 4 << 20;

    public static final int IMPORTED = 0;
    public static final int REFUSED = 1;
    public static final int UNREADABLE = 2;

    private static final String UNDEFINED_TABLE = "42P01";

    private static final String LOCK = "SELECT version FROM taxonomy_version FOR UPDATE";

    private static final String READ_COUNTIES =
            "SELECT code, id FROM taxonomy_item WHERE list = 'counties' AND valid_until IS NULL";

    private static final String COUNT_KNOWN =
            "SELECT count(*) FROM taxonomy_item WHERE list = 'parishes' AND code = ANY (?::text[])";

    private static final String END_MISSING = """
            UPDATE taxonomy_item
            SET valid_until = greatest(valid_from, (now() AT TIME ZONE 'Europe/Lisbon')::date), origin = 'import'
            WHERE list = 'parishes' AND valid_until IS NULL
              AND parent = ANY (?::integer[]) AND code <> ALL (?::text[])
            """;

    /** New ids go on after the highest that any parish ever had. */
    private static final String WRITE = """
            INSERT INTO taxonomy_item (list, id, code, parent_list, parent, pt, en, valid_from, position, origin)
            SELECT 'parishes',
                   coalesce(known.id, top.id + row_number() OVER (PARTITION BY known.id IS NULL ORDER BY chart.position)),
                   chart.code, 'counties', chart.parent, chart.name, chart.name,
                   (now() AT TIME ZONE 'Europe/Lisbon')::date, chart.position, 'import'
            FROM unnest(?::text[], ?::integer[], ?::text[], ?::integer[]) AS chart (code, parent, name, position)
            CROSS JOIN (SELECT coalesce(max(id), 0) AS id FROM taxonomy_item WHERE list = 'parishes') top
            LEFT JOIN taxonomy_item known ON known.list = 'parishes' AND known.code = chart.code
            ON CONFLICT (list, code) DO UPDATE
            SET parent = excluded.parent, pt = excluded.pt, en = excluded.en, position = excluded.position,
                valid_until = NULL, origin = 'import'
            """;

    private static final String NEXT_VERSION = "UPDATE taxonomy_version SET version = version + 1";

    private TaxonomyImport() {}

    /**
     * Imports the file and says on {@code out} what was done, or what is wrong with which line.
     *
     * @return {@link #IMPORTED}; {@link #REFUSED} when a line is bad; {@link #UNREADABLE} when there is no such file, it
     *     is too large, or the database has no tables yet. Nothing is stored unless it is {@link #IMPORTED}.
     */
    public static int run(Connection connection, Path file, PrintStream out) throws SQLException {
        byte[] bytes;
        try {
            if (Files.size(file) > FILE_LIMIT_BYTES) {
                out.println(file + " is larger than " + (FILE_LIMIT_BYTES >> 20) + " MB: not a chart of parishes");
                return UNREADABLE;
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            out.println("cannot read " + file + ": " + e.getClass().getSimpleName());
            return UNREADABLE;
        }
        try {
            return replace(connection, bytes, out);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                out.println("the database is empty: start Lendport on it once, then import");
                return UNREADABLE;
            }
            throw e;
        }
    }

    private static int replace(Connection connection, byte[] bytes, PrintStream out) throws SQLException {
        try (var transaction = new Transaction(connection)) {
            TaxonomyStore.execute(connection, LOCK);
            var chart = ParishChart.read(bytes, counties(connection));
            if (!chart.problems().isEmpty()) {
                chart.problems().forEach(problem -> out.println("line " + problem.line() + ": " + problem.text()));
                out.println(
                        "Nothing was imported. Bad lines: " + chart.problems().size());
                return REFUSED;
            }
            var summary = write(connection, chart);
            TaxonomyStore.execute(connection, NEXT_VERSION);
            transaction.commit();
            out.println(summary);
            return IMPORTED;
        }
    }

    private static String write(Connection connection, ParishChart chart) throws SQLException {
        var parishes = chart.parishes();
        var codes = TaxonomyStore.texts(connection, parishes, ParishChart.Parish::code);
        var counties = TaxonomyStore.numbers(connection, parishes, ParishChart.Parish::countyId);
        int known;
        try (var statement = connection.prepareStatement(COUNT_KNOWN)) {
            statement.setArray(1, codes);
            try (var row = statement.executeQuery()) {
                row.next();
                known = row.getInt(1);
            }
        }
        int ended;
        try (var statement = connection.prepareStatement(END_MISSING)) {
            statement.setArray(1, counties);
            statement.setArray(2, codes);
            ended = statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setArray(1, codes);
            statement.setArray(2, counties);
            statement.setArray(3, TaxonomyStore.texts(connection, parishes, ParishChart.Parish::name));
            statement.setArray(4, TaxonomyStore.numbers(connection, parishes, ParishChart.Parish::line));
            statement.executeUpdate();
        }
        return summary(chart, known, ended);
    }

    private static String summary(ParishChart chart, int known, int ended) {
        var parishes = chart.parishes();
        long counties =
                parishes.stream().map(ParishChart.Parish::countyId).distinct().count();
        long odd = parishes.stream().filter(parish -> !parish.hasCodeOfCounty()).count();
        var text = "Imported parishes: %d (new %d, known %d), in counties: %d. Ended: %d."
                .formatted(parishes.size(), parishes.size() - known, known, counties, ended);
        return odd == 0
                ? text
                : text
                        + "%nWarning: the county column was used where a code does not start with its county's: %d."
                                .formatted(odd);
    }

    private static Map<String, Integer> counties(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(READ_COUNTIES)) {
            var ids = new HashMap<String, Integer>();
            while (rows.next()) {
                ids.put(rows.getString("code"), rows.getInt("id"));
            }
            return ids;
        }
    }
}
