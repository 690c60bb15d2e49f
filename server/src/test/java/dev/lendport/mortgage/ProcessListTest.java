package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Covers("listProcesses")
class ProcessListTest {
    private final TestServer.NewBroker owner = TestServer.newBroker(Mode.SANDBOX);
    private final Api broker = owner.api();

    @Test
    void an_item_has_the_published_form() {
        var id = Cases.created(broker);

        var item = broker.english().get("/v1/processes").expect(200).json().at("/listProcessDetail/0");

        assertThat(item.path("processUniqueId").stringValue()).isEqualTo(id.toString());
        assertThat(item.path("processNumber").isString()).isTrue();
        assertThat(item.path("keyBorrowerName").stringValue()).isEqualTo("Ana Ferreira");
        assertThat(item.path("keyBorrowerTaxId").stringValue()).isEqualTo("123456789");
        assertThat(item.path("loanAmount").decimalValue()).isEqualByComparingTo("200000");
        assertThat(item.path("processStatusId").stringValue()).isEqualTo("1");
        assertThat(item.path("processStatusDescription").stringValue()).isEqualTo("In Acceptance");
        assertThat(item.path("hasCreditDecision").booleanValue()).isFalse();
        assertThat(item.path("branchId").stringValue()).isEqualTo("213");
        assertThat(item.path("propertyAmount").decimalValue()).isEqualByComparingTo("250000");
        assertThat(item.path("simulationNumber").isString()).isTrue();
        assertThat(item.path("hasInsurance").booleanValue()).isTrue();
        assertThat(item.path("ltvEstimated").decimalValue()).isEqualByComparingTo("80");
    }

    @Test
    void pages_lead_from_the_newest_to_the_oldest_and_back() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(Cases.created(broker));
        }

        var first = broker.get("/v1/processes?lineCount=2").expect(200);
        var second = broker.get("/v1/processes?lineCount=2&nextRecord=" + first.text("/nextRecord"))
                .expect(200);
        var third = broker.get("/v1/processes?lineCount=2&nextRecord=" + second.text("/nextRecord"))
                .expect(200);
        var back = broker.get("/v1/processes?lineCount=2&previousRecord=" + third.text("/previousRecord"))
                .expect(200);
        var front = broker.get("/v1/processes?lineCount=2&previousRecord=" + back.text("/previousRecord"))
                .expect(200);

        assertThat(listed(first)).isEqualTo(ids.subList(0, 2));
        assertThat(listed(second)).isEqualTo(ids.subList(2, 4));
        assertThat(listed(third)).isEqualTo(ids.subList(4, 5));
        assertThat(listed(back)).isEqualTo(ids.subList(2, 4));
        assertThat(listed(front)).isEqualTo(ids.subList(0, 2));
        assertThat(first.json().path("hasMoreResults").booleanValue()).isTrue();
        assertThat(third.json().path("hasMoreResults").booleanValue()).isFalse();
        assertThat(first.json().has("previousRecord")).isFalse();
        assertThat(third.json().has("nextRecord")).isFalse();
        assertThat(front.json().has("previousRecord")).isFalse();
        assertThat(third.number("/totalRecords")).isEqualByComparingTo("5");
    }

    @Test
    void the_latest_action_comes_first() {
        var older = Cases.created(broker);
        var newer = Cases.created(broker);
        assertThat(listed(broker.get("/v1/processes"))).containsExactly(newer, older);

        broker.post("/v1/sandbox/processes/" + older + "/acceptance").expect(200);

        assertThat(listed(broker.get("/v1/processes"))).containsExactly(older, newer);
    }

    /** A row that moves goes to the newest end; no row that stays where it was is lost or seen twice. */
    @Test
    void going_on_to_older_pages_ends_and_shows_each_row_that_stayed_once_while_others_move() {
        var ids = newestFirst(8);
        var moved = new ArrayList<UUID>();
        var seen = new ArrayList<UUID>();

        var page = broker.get("/v1/processes?lineCount=2").expect(200);
        seen.addAll(listed(page));
        while (page.json().has("nextRecord")) {
            // The row that the cursor was made of moves, and so does one that is still to come.
            for (var id : List.of(seen.getLast(), ids.get(Math.min(seen.size() + 2, ids.size() - 1)))) {
                if (!moved.contains(id)) {
                    broker.post("/v1/sandbox/processes/" + id + "/acceptance").expect(200);
                    moved.add(id);
                }
            }
            page = broker.get("/v1/processes?lineCount=2&nextRecord=" + page.text("/nextRecord"))
                    .expect(200);
            seen.addAll(listed(page));
        }

        assertThat(moved).isNotEmpty();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).containsAll(without(moved, ids));
    }

    @Test
    void going_back_to_newer_pages_shows_each_row_that_stayed_once_and_at_last_those_that_moved() {
        var ids = newestFirst(8);
        var moved = new ArrayList<UUID>();
        var seen = new ArrayList<UUID>();

        var page =
                broker.get("/v1/processes?lineCount=2&nextRecord=" + ids.get(5)).expect(200);
        seen.addAll(listed(page).reversed());
        while (page.json().has("previousRecord")) {
            if (moved.size() < 3) {
                broker.post("/v1/sandbox/processes/" + seen.getLast() + "/acceptance")
                        .expect(200);
                moved.add(seen.getLast());
            }
            page = broker.get("/v1/processes?lineCount=2&previousRecord=" + page.text("/previousRecord"))
                    .expect(200);
            seen.addAll(listed(page).reversed());
        }

        assertThat(without(moved, seen)).isEqualTo(without(moved, ids).reversed());
        assertThat(seen.subList(seen.size() - moved.size(), seen.size())).isEqualTo(moved);
    }

    private List<UUID> newestFirst(int count) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < count; i++) {
            ids.addFirst(Cases.created(broker));
        }
        return ids;
    }

    private static List<UUID> without(List<UUID> some, List<UUID> all) {
        return all.stream().filter(id -> !some.contains(id)).toList();
    }

    @Test
    void a_bare_id_stands_for_the_place_where_that_process_is_now() {
        var ids = newestFirst(3);

        assertThat(listed(broker.get("/v1/processes?nextRecord=" + ids.get(0))))
                .containsExactly(ids.get(1), ids.get(2));
        assertThat(listed(broker.get("/v1/processes?previousRecord=" + ids.get(2))))
                .containsExactly(ids.get(0), ids.get(1));

        broker.post("/v1/sandbox/processes/" + ids.get(2) + "/acceptance").expect(200);

        assertThat(listed(broker.get("/v1/processes?nextRecord=" + ids.get(2))))
                .containsExactly(ids.get(0), ids.get(1));
    }

    @Test
    void equal_moments_are_paged_without_loss() {
        broker.put("/v1/sandbox/clock", "{\"mode\": \"frozen\"}").expect(200);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            ids.add(Cases.created(broker));
        }

        var seen = new ArrayList<UUID>();
        var page = broker.get("/v1/processes?lineCount=2").expect(200);
        seen.addAll(listed(page));
        while (page.json().path("hasMoreResults").booleanValue()) {
            page = broker.get("/v1/processes?lineCount=2&nextRecord=" + page.text("/nextRecord"))
                    .expect(200);
            seen.addAll(listed(page));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "joao, 1",
        "JOÃO, 1",
        "joão da, 1",
        "o da con, 1",
        "conceição, 1",
        "conceicao, 1",
        "234567899, 1",
        "4567, 2",
        "%, 0",
        "a_a, 0",
        "\\, 0",
        "virtual cc, 2",
        "loja, 2",
        "ferreira, 2",
        "nobody, 0"
    })
    void a_text_is_found_anywhere_without_accents_and_case(String text, int matches) {
        create("Ana Ferreira", "123456789");
        create("João da  Conceição Ferreira", "234567899");

        var reply = broker.get("/v1/processes?filterByText=" + encoded(text)).expect(200);

        assertThat(reply.number("/totalRecords").intValue()).isEqualTo(matches);
        assertThat(listed(reply)).hasSize(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "ferreira łukasz, 1",
        "Lukasz Ferreira, 1",
        "ŁUKASZ, 1",
        "o'connor, 1",
        "O’Connor, 1",
        "o´connor, 1",
        "sofia, 1",
        "soﬁa aesir, 1",
        "Æsir, 1",
        "'  ferreira   o''connor ', 1",
        "123 456 789, 2",
        "crm-8841, 2",
        "8841 łukasz 123 loja, 1",
        "lukasz nobody, 0"
    })
    void words_are_found_in_any_order_however_they_are_written(String text, int matches) {
        create("Łukasz Soﬁa O’Connor-Æsir  Ferreira", "123456789");
        create("Rui Lopes", "123456789");

        var reply = broker.get("/v1/processes?filterByText=" + encoded(text)).expect(200);

        assertThat(reply.number("/totalRecords").intValue()).isEqualTo(matches);
        assertThat(listed(reply)).hasSize(matches);
    }

    @Test
    void a_changed_name_is_found_and_the_old_one_not() {
        var id = Cases.accepted(broker);

        broker.put(
                        "/v1/processes/" + id + "/borrowers/" + Cases.keyBorrower(broker, id),
                        "{\"personalData\": {\"name\": \"Zé Ninguém\"}}")
                .expect(200);

        assertThat(listed(broker.get("/v1/processes?filterByText=ninguem%20ze")))
                .containsExactly(id);
        assertThat(listed(broker.get("/v1/processes?filterByText=ferreira"))).isEmpty();
    }

    @Test
    void a_process_is_found_by_its_number_the_simulations_number_and_every_borrower() {
        var id = Cases.complete(broker);
        Cases.created(broker);
        broker.post("/v1/processes/" + id + "/borrowers", Cases.rui()).expect(201);
        var detail = broker.get("/v1/processes/" + id);

        for (var text : List.of("rui fer", detail.text("/processNumber"), detail.text("/simulationNumber"))) {
            assertThat(listed(broker.get("/v1/processes?filterByText=" + encoded(text))
                            .expect(200)))
                    .as(text)
                    .contains(id);
        }
    }

    @Test
    void a_text_and_a_state_narrow_together() {
        var id = Cases.accepted(broker);
        Cases.created(broker);

        var reply = broker.get("/v1/processes?filterByText=ferreira&filterProcessStatusId=3")
                .expect(200);

        assertThat(listed(reply)).containsExactly(id);
        assertThat(reply.number("/totalRecords")).isEqualByComparingTo("1");
    }

    @Test
    void states_and_decisions_filter_and_are_totalled() throws SQLException {
        var approved = Cases.submitted(broker);
        var waiting = Cases.created(broker);
        decided(approved, "2026-11-30 22:00:00+00");

        var inAcceptance = broker.get("/v1/processes?filterProcessStatusId=1").expect(200);
        var decided = broker.get("/v1/processes?filterHasCreditDecisionId=1").expect(200);
        var undecided = broker.get("/v1/processes?filterHasCreditDecisionId=0").expect(200);
        var both = broker.get("/v1/processes?filterHasCreditDecisionId=2&filterProcessStatusId=3")
                .expect(200);

        assertThat(listed(inAcceptance)).containsExactly(waiting);
        assertThat(inAcceptance.number("/totalRecords")).isEqualByComparingTo("1");
        assertThat(listed(decided)).containsExactly(approved);
        assertThat(listed(undecided)).containsExactly(waiting);
        assertThat(listed(both)).isEmpty();
        assertThat(both.number("/totalRecords")).isEqualByComparingTo("0");
        assertThat(decided.text("/listProcessDetail/0/contractDate")).isEqualTo("2026-11-30T22:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "filterContractDateStart=2026-12-01, 1",
        "filterContractDateStart=2026-12-02, 0",
        "filterContractDateStart=2026-12-01T23:30:00Z, 1",
        "filterContractDateStart=2026-12-01T23:30:01Z, 0",
        "filterContractDateTo=2026-11-30, 0",
        "filterContractDateTo=2026-12-01, 1",
        "filterContractDateTo=2026-12-01T23:30:00Z, 1",
        "filterContractDateTo=2026-12-01T23:29:59Z, 0",
        "filterContractDateStart=2026-12-01&filterContractDateTo=2026-12-01, 1",
        "filterContractDateStart=2026-12-01&filterByText=ferreira, 1",
        "filterContractDateTo=9999-12-31, 1"
    })
    void contract_dates_are_days_in_lisbon_or_instants(String filter, int matches) throws SQLException {
        decided(Cases.submitted(broker), "2026-12-01 23:30:00+00");
        Cases.created(broker);

        var reply = broker.get("/v1/processes?" + filter).expect(200);

        assertThat(listed(reply)).hasSize(matches);
        assertThat(reply.number("/totalRecords").intValue()).isEqualTo(matches);
    }

    /** Beyond a thousand matches a page is read along the index and asks each row. */
    @ParameterizedTest
    @CsvSource({
        "filterByText=ferreira, 1103",
        "filterByText=virtual, 1103",
        "filterByText=ferreira&filterProcessStatusId=3, 1102",
        "filterByText=ferreira&filterHasCreditDecisionId=0, 1103",
        "filterByText=ferreira&filterHasCreditDecisionId=1, 0",
        "filterByText=ferreira&filterContractDateStart=2026-01-01, 0"
    })
    void many_matches_are_totalled_and_paged_like_few(String filter, int matches) throws SQLException {
        var copied = Cases.accepted(broker);
        copies(copied, 1101);
        var newest = Cases.created(broker);

        var first = broker.get("/v1/processes?lineCount=200&" + filter).expect(200);

        assertThat(first.number("/totalRecords").intValue()).isEqualTo(matches);
        var seen = new ArrayList<>(listed(first));
        var page = first;
        while (page.json().has("nextRecord")) {
            page = broker.get("/v1/processes?lineCount=200&" + filter + "&nextRecord=" + page.text("/nextRecord"))
                    .expect(200);
            seen.addAll(listed(page));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(matches);
        if (matches == 1103) {
            assertThat(seen.getFirst()).isEqualTo(newest);
        }
    }

    @Test
    void another_broker_sees_nothing_of_it() {
        var id = Cases.created(broker);
        var other = TestServer.sandboxBroker();

        assertThat(other.get("/v1/processes").number("/totalRecords")).isEqualByComparingTo("0");
        assertThat(other.get("/v1/processes?filterByText=ferreira").number("/totalRecords"))
                .isEqualByComparingTo("0");
        other.get("/v1/processes?nextRecord=" + id).expectInvalid("/nextRecord unknown_record");
        other.get("/v1/processes?nextRecord=" + UUID.randomUUID()).expectInvalid("/nextRecord unknown_record");
        other.get("/v1/processes?nextRecord=AAAA").expectInvalid("/nextRecord unknown_record");
    }

    @Test
    void bad_parameters_are_told() {
        broker.get("/v1/processes?lineCount=0").expectInvalid("/lineCount out_of_range");
        broker.get("/v1/processes?lineCount=201").expectInvalid("/lineCount out_of_range");
        broker.get("/v1/processes?lineCount=x").expectInvalid("/lineCount wrong_type");
        broker.get("/v1/processes?colour=red").expectInvalid("/colour unknown_parameter");
        broker.get("/v1/processes?filterProcessStatusId=77").expectInvalid("/filterProcessStatusId unknown_id");
        broker.get("/v1/processes?filterContractDateStart=2026-02-30")
                .expectInvalid("/filterContractDateStart invalid_format");
        var id = UUID.randomUUID();
        broker.get("/v1/processes?nextRecord=" + id + "&previousRecord=" + id)
                .expectInvalid("/previousRecord not_with");
    }

    private void create(String name, String taxId) {
        var body = Cases.createBody(Cases.acceptedSimulation(broker, name, taxId));
        broker.post("/v1/processes", body.replace("Ana Ferreira", name)).expect(201);
    }

    /** What the lender does in a later issue: decides and contracts. */
    private void decided(UUID id, String contractAt) throws SQLException {
        try (var connection = TestServer.connectionAs("lendport_app");
                var statement = connection.createStatement()) {
            statement.execute("SET lendport.broker = '" + owner.id() + "'");
            statement.execute("UPDATE process SET state = 7, decided_at = now(), contract_at = '" + contractAt
                    + "' WHERE id = '" + id + "'");
            statement.execute("""
                    INSERT INTO case_count AS c (broker_id, kind, state, decided, shard, cases)
                    VALUES ('%1$s', 'process', '2', false, 0, -1), ('%1$s', 'process', '7', true, 0, 1)
                    ON CONFLICT (broker_id, kind, state, decided, shard) DO UPDATE SET cases = c.cases + excluded.cases
                    """.formatted(owner.id()));
        }
    }

    /** The same process so many times more, each acted on a second earlier. */
    private void copies(UUID id, int count) throws SQLException {
        try (var connection = TestServer.connectionAs("lendport_app");
                var statement = connection.createStatement()) {
            statement.execute("SET lendport.broker = '" + owner.id() + "'");
            statement.execute("""
                    CREATE TEMP TABLE copy AS
                    SELECT n, gen_random_uuid() AS process_id, gen_random_uuid() AS simulation_id
                      FROM generate_series(1, %d) AS n
                    """.formatted(count));
            statement.execute("""
                    INSERT INTO simulation
                    SELECT (jsonb_populate_record(s, jsonb_build_object('id', copy.simulation_id,
                                                                        'number', s.number + 1000000 + copy.n))).*
                      FROM simulation s, copy WHERE s.process_id = '%s'
                    """.formatted(id));
            statement.execute("""
                    INSERT INTO process OVERRIDING SYSTEM VALUE
                    SELECT (jsonb_populate_record(p, jsonb_build_object(
                               'id', copy.process_id, 'simulation_id', copy.simulation_id,
                               'number', p.number + 1000000 + copy.n,
                               'last_action_at', p.last_action_at - copy.n * interval '1 second'))).*
                      FROM process p, copy WHERE p.id = '%s'
                    """.formatted(id));
            statement.execute("""
                    INSERT INTO case_search (broker_id, kind, case_id, branch_id, words)
                    SELECT s.broker_id, s.kind, copy.process_id, s.branch_id, s.words
                      FROM case_search s, copy WHERE s.kind = 'process' AND s.case_id = '%s'
                    """.formatted(id));
        }
    }

    private static List<UUID> listed(Reply reply) {
        return reply.json()
                .path("listProcessDetail")
                .valueStream()
                .map(item -> UUID.fromString(item.path("processUniqueId").stringValue()))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
