package dev.lendport.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** A database of the version before, whose owner is no superuser and is bound by its own policies. */
class CaseworkMigrationTest {
    private static final String OLD_DATA = """
            SET session_replication_role = replica;
            INSERT INTO simulation
            SELECT '11111111-1111-4111-8111-111111111111', '21111111-1111-4111-8111-111111111111', 10001, 1, 1,
                   now(), now(), now() + interval '1 day', '{}', '{}', '{}', 1, '[]', NULL, 'Zoé', NULL, 'R-1',
                   1, 1, 1, false, 1, 1, 1, 1, 1;
            INSERT INTO simulation_search
            VALUES ('11111111-1111-4111-8111-111111111111', '21111111-1111-4111-8111-111111111111', '10001 łukasz zoe r-1');
            INSERT INTO simulation_count VALUES ('11111111-1111-4111-8111-111111111111', 1, 3, -1),
                                                ('11111111-1111-4111-8111-111111111111', 1, 4, 2);
            INSERT INTO process (broker_id, id, state, created_at, last_action_at, acceptance_due_at, simulation_id,
                                 simulation_number, partner_reference, branch_id, key_borrower_name, loan_amount,
                                 property_amount, ltv_estimated, has_insurance, loan)
            VALUES ('11111111-1111-4111-8111-111111111111', '31111111-1111-4111-8111-111111111111', 1, now(), now(), now(),
                    '21111111-1111-4111-8111-111111111111', 10001, 'Férias 7', 213, 'Zoé', 1, 1, 1, false, '{}');
            INSERT INTO process_search VALUES ('11111111-1111-4111-8111-111111111111',
                                               '31111111-1111-4111-8111-111111111111', 213, E'zoe\\n10001\\n1001');
            INSERT INTO process_count VALUES ('11111111-1111-4111-8111-111111111111', 1, false, 0, 1);
            """;

    @Test
    void counts_and_words_go_along_and_are_folded_as_new_ones_are() throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Patience.LIMIT)
                        .start();
                var superuser = postgres.getPostgresDatabase().getConnection();
                var statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE owner LOGIN CREATEROLE; CREATE SCHEMA lendport AUTHORIZATION owner");
            migrations(postgres).target("9").load().migrate();
            superuser.setSchema("lendport");
            statement.execute(OLD_DATA);

            migrations(postgres).load().migrate();

            assertThat(rows(
                            superuser,
                            "SELECT kind, state, decided, sum(cases) FROM case_count GROUP BY 1, 2, 3 ORDER BY 1"))
                    .containsExactly("process 1 f 1", "simulation 1 f 1");
            assertThat(rows(superuser, "SELECT kind, branch_id, words FROM case_search ORDER BY 1"))
                    .containsExactly("process 213 zoe\n10001\n1001\nferias 7", "simulation null 10001 lukasz zoe r-1");
            statement.execute("SELECT ensure_partitions()");
        }
    }

    private static FluentConfiguration migrations(EmbeddedPostgres postgres) {
        return Flyway.configure()
                .dataSource(postgres.getDatabase("owner", "postgres"))
                .schemas("lendport");
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        }
    }
}
