package dev.lendport.taxonomy;

import static dev.lendport.taxonomy.TaxonomyList.COUNTIES;
import static dev.lendport.taxonomy.TaxonomyList.GENDERS;
import static dev.lendport.taxonomy.TaxonomyList.PARISHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lendport.Patience;
import dev.lendport.outcome.Language;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxonomyImportTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2001, 1, 1);
    private static final LocalDate FAR_AHEAD = LocalDate.of(2101, 1, 1);

    private static EmbeddedPostgres postgres;
    private Connection connection;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(Patience.LIMIT).start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas("lendport")
                .load()
                .migrate();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyTables() throws SQLException {
        connection = postgres.getPostgresDatabase().getConnection();
        connection.setSchema("lendport");
        execute("DELETE FROM taxonomy_item");
        execute("UPDATE taxonomy_version SET version = 0, base_checksum = ''");
        TaxonomyStore.loadBase(connection, BaseTaxonomies.onClassPath());
    }

    @AfterEach
    void closeConnection() throws SQLException {
        connection.close();
    }

    @Test
    void theBaseDataIsReadBackAsItIsInTheFiles() throws SQLException {
        var stored = TaxonomyStore.read(connection);
        var base = new Taxonomies(0, BaseTaxonomies.onClassPath().items());

        for (var list : TaxonomyList.values()) {
            assertThat(stored.valid(list, LONG_AGO)).isEqualTo(base.valid(list, LONG_AGO));
        }
    }

    @Test
    void theBaseDataIsWrittenOnceAndAgainOnlyWhenItChanges() throws SQLException {
        TaxonomyStore.loadBase(connection, BaseTaxonomies.onClassPath());
        assertThat(TaxonomyStore.state(connection).version()).isEqualTo(1);

        execute("UPDATE taxonomy_version SET base_checksum = 'older'");
        execute("UPDATE taxonomy_item SET pt = 'Antigo' WHERE list = 'genders' AND id = 1");
        execute("""
                INSERT INTO taxonomy_item (list, id, code, pt, en, position)
                VALUES ('genders', 77, 'OLD', 'Retirado', 'Withdrawn', 0)
                """);
        TaxonomyStore.loadBase(connection, BaseTaxonomies.onClassPath());

        var stored = TaxonomyStore.read(connection);
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.description(GENDERS, 1, Language.PT)).isEqualTo("Masculino");
        assertThat(stored.has(GENDERS, 77, FAR_AHEAD)).isFalse();
        assertThat(stored.description(GENDERS, 77, Language.EN)).isEqualTo("Withdrawn");
    }

    @Test
    void knownCodesKeepTheirIdsAndNewOnesGetNewIds() throws SQLException, IOException {
        int code = run("""
                code,county code,name
                010304,0103,Avelãs de Caminho
                010319,0103,Óis do Bairro
                010320,0103,"Aguim, Anadia"
                """);

        var stored = TaxonomyStore.read(connection);
        assertThat(code).isEqualTo(TaxonomyImport.IMPORTED);
        assertThat(printed()).startsWith("Imported parishes: 3 (new 2, known 1), in counties: 1. Ended: 9.");
        assertThat(stored.description(PARISHES, 4186, Language.PT)).isEqualTo("Avelãs de Caminho");
        assertThat(stored.children(PARISHES, 1, FAR_AHEAD))
                .extracting(TaxonomyItem::id, TaxonomyItem::code)
                .containsExactly(tuple(4186, "010304"), tuple(4355, "010319"), tuple(4356, "010320"));
        assertThat(stored.version()).isEqualTo(2);
    }

    @Test
    void parishesMissingFromTheirCountyEndButStayDescribedAndOtherCountiesStay() throws SQLException, IOException {
        run("code,county code,name\n010304,0103,Avelãs de Caminho\n");

        var stored = TaxonomyStore.read(connection);
        assertThat(stored.has(PARISHES, 4187, FAR_AHEAD)).isFalse();
        assertThat(stored.has(PARISHES, 4187, LONG_AGO)).isTrue();
        assertThat(stored.description(PARISHES, 4187, Language.EN)).isEqualTo("AVELÃS DE CIMA");
        int lisbon = county(stored, "1106");
        assertThat(stored.children(PARISHES, lisbon, FAR_AHEAD)).hasSize(24);
    }

    @Test
    void anEndedParishComesBackWithItsId() throws SQLException, IOException {
        run("code,county code,name\n010304,0103,Avelãs de Caminho\n");
        run("code,county code,name\n010304,0103,Avelãs de Caminho\n010305,0103,Avelãs de Cima\n");

        var stored = TaxonomyStore.read(connection);
        assertThat(stored.has(PARISHES, 4187, FAR_AHEAD)).isTrue();
        assertThat(stored.description(PARISHES, 4187, Language.EN)).isEqualTo("Avelãs de Cima");
    }

    @Test
    void newBaseDataDoesNotUndoAnImport() throws SQLException, IOException {
        run("code,county code,name\n010304,0103,Avelãs de Caminho\n");
        execute("UPDATE taxonomy_version SET base_checksum = 'older'");

        TaxonomyStore.loadBase(connection, BaseTaxonomies.onClassPath());

        var stored = TaxonomyStore.read(connection);
        assertThat(stored.description(PARISHES, 4186, Language.PT)).isEqualTo("Avelãs de Caminho");
        assertThat(stored.has(PARISHES, 4187, FAR_AHEAD)).isFalse();
    }

    @Test
    void oneBadLineLeavesEverythingAsItWas() throws SQLException, IOException {
        int code = run("code,county code,name\n010304,0103,Novo nome\n010399,9999,Nenhures\n1,0103,\n");

        assertThat(code).isEqualTo(TaxonomyImport.REFUSED);
        assertThat(printed().lines())
                .containsExactly(
                        "line 3: the county code \"9999\" is unknown",
                        "line 4: the code \"1\" is not six digits; the name is empty",
                        "Nothing was imported. Bad lines: 2");
        var stored = TaxonomyStore.read(connection);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.description(PARISHES, 4186, Language.PT)).isEqualTo("AVELAS DE CAMINHO");
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void aFileThatIsMissingOrTooLargeIsNotRead() throws SQLException, IOException {
        var large = folder.resolve("large.csv");
        Files.write(large, new byte[(int) TaxonomyImport.FILE_LIMIT_BYTES + 1]);

        assertThat(TaxonomyImport.run(connection, folder.resolve("none.csv"), printer()))
                .isEqualTo(TaxonomyImport.UNREADABLE);
        assertThat(TaxonomyImport.run(connection, folder, printer())).isEqualTo(TaxonomyImport.UNREADABLE);
        assertThat(TaxonomyImport.run(connection, large, printer())).isEqualTo(TaxonomyImport.UNREADABLE);
    }

    @Test
    void anEmptyDatabaseIsToldAsSuch() throws SQLException, IOException {
        connection.setSchema("public");

        assertThat(run("code,county code,name\n010304,0103,Moita\n")).isEqualTo(TaxonomyImport.UNREADABLE);
        assertThat(printed()).startsWith("the database is empty");
    }

    @Test
    void codesThatDoNotStartWithTheirCountysAreImportedWithAWarning() throws SQLException, IOException {
        int code = run("code,county code,name\n990001,0103,Avelãs\n");

        assertThat(code).isEqualTo(TaxonomyImport.IMPORTED);
        assertThat(printed()).contains("does not start with its county's: 1.");
    }

    @Test
    void aWholeChartComesIn() throws SQLException, IOException {
        var counties = TaxonomyStore.read(connection).valid(COUNTIES, FAR_AHEAD);
        var file = new StringBuilder("code,county code,name\n");
        for (int i = 0; i < 3_300; i++) {
            var county = counties.get(i % counties.size()).code();
            file.append("%s%02d,%s,União das freguesias de Santa Maria e São Tomé %d%n"
                    .formatted(county, 50 + i / counties.size(), county, i));
        }

        int code = run(file.toString());

        assertThat(code).isEqualTo(TaxonomyImport.IMPORTED);
        assertThat(TaxonomyStore.read(connection).valid(PARISHES, FAR_AHEAD)).hasSize(3_300);
    }

    private static int county(Taxonomies taxonomies, String code) {
        return taxonomies.valid(COUNTIES, FAR_AHEAD).stream()
                .filter(county -> county.code().equals(code))
                .map(TaxonomyItem::id)
                .findFirst()
                .orElseThrow();
    }

    private int run(String content) throws SQLException, IOException {
        var file = Files.writeString(folder.resolve("parishes.csv"), content);
        return TaxonomyImport.run(connection, file, printer());
    }

    private PrintStream printer() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
