package dev.lendport.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The code lists, in both languages, kept by who has read them. */
@Covers("listTaxonomy")
class ListTaxonomyTest {
    private static final Api BROKER = TestServer.sandboxBroker();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTIFICATION_TYPES")
    void every_list_is_served_in_both_languages(TaxonomyList list) {
        for (var client : new Api[] {BROKER, BROKER.english()}) {
            var items = client.get("/v1/taxonomy/" + list.path()).expect(200).json();

            assertThat(items.size()).isPositive();
            items.forEach(item -> assertThat(item.propertyNames()).startsWith("id", "code", "description"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "districts-with-counties, 29",
        "districts, 29",
        "counties, 308",
        "index-type-list-mixed, 4",
        "fixed-fixed-period, 2",
        "mixed-fixed-period, 4"
    })
    void lists_have_what_belongs_to_them(String list, int size) {
        assertThat(BROKER.get("/v1/taxonomy/" + list).expect(200).json().size()).isEqualTo(size);
    }

    @Test
    void a_list_that_is_known_is_not_sent_again() {
        var first = BROKER.english().get("/v1/taxonomy/genders").expect(200);
        var known = BROKER.header("If-None-Match", first.header("ETag"));

        var again = known.english().get("/v1/taxonomy/genders").expect(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(first.header("Cache-Control")).isEqualTo("private, max-age=300");
        known.get("/v1/taxonomy/genders").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-list", "Genders", "taxonomy_item"})
    void an_unknown_list_is_not_found(String list) {
        BROKER.get("/v1/taxonomy/" + list).expectProblem(404, "not_found");
    }

    @Test
    void an_unknown_parameter_is_refused() {
        BROKER.get("/v1/taxonomy/genders?unknown=1").expectInvalid("/unknown unknown_parameter");
    }

    @Test
    void the_lists_need_a_session() {
        TestServer.stranger().get("/v1/taxonomy/genders").expectProblem(401, "unauthenticated");
    }

    @Test
    void a_change_of_the_stored_lists_is_seen_without_a_restart() throws SQLException {
        var before = describe("Sucursal");

        await().until(() -> BROKER.get("/v1/taxonomy/branches").body().contains("\"Sucursal\""));

        describe(before);
    }

    /** Gives a branch another description, and answers the one it had. */
    private static String describe(String description) throws SQLException {
        var before = Stored.column("SELECT pt FROM taxonomy_item WHERE list = 'branches' AND code = 'LOJA_VIRTUAL_CC'");
        Stored.changeAs(
                "lendport_system",
                "WITH changed AS (UPDATE taxonomy_item SET pt = ? WHERE list = 'branches' AND code = 'LOJA_VIRTUAL_CC') "
                        + "UPDATE taxonomy_version SET version = version + 1",
                description);
        return before.getFirst();
    }
}
