package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.caller.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@Covers("listSimulations")
class ListSimulationsTest {
    private final Api broker = Requests.broker();

    private static List<String> ids(Reply page) {
        return page.expect(200)
                .json()
                .path("listSimulationDetail")
                .valueStream()
                .map(row -> row.path("simulationUniqueId").stringValue())
                .toList();
    }

    private Reply list(String query) {
        return broker.get("/v1/simulations?" + query);
    }

    private Reply search(String text) {
        return list("filterByText=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    @Test
    void pages_go_to_the_oldest_and_back_without_a_gap() {
        var created = new ArrayList<String>();
        for (int count = 0; count < 5; count++) {
            created.add(Requests.create(broker, Requests.VARIABLE));
        }
        Collections.reverse(created);

        var first = list("lineCount=2");
        var second = list("lineCount=2&nextRecord=" + first.text("/nextRecord"));
        var third = list("lineCount=2&nextRecord=" + second.text("/nextRecord"));
        var back = list("lineCount=2&previousRecord=" + third.text("/previousRecord"));
        var front = list("lineCount=2&previousRecord=" + back.text("/previousRecord"));

        assertThat(ids(first)).isEqualTo(created.subList(0, 2));
        assertThat(first.json().has("previousRecord")).isFalse();
        assertThat(first.text("/hasMoreResults")).isEqualTo("true");
        assertThat(ids(second)).isEqualTo(created.subList(2, 4));
        assertThat(ids(third)).isEqualTo(created.subList(4, 5));
        assertThat(third.text("/hasMoreResults")).isEqualTo("false");
        assertThat(third.json().has("nextRecord")).isFalse();
        assertThat(third.number("/totalRecords")).isEqualByComparingTo("5");
        assertThat(ids(back)).isEqualTo(created.subList(2, 4));
        assertThat(ids(front)).isEqualTo(created.subList(0, 2));
        assertThat(front.json().has("previousRecord")).isFalse();
    }

    @Test
    void the_latest_action_comes_first() {
        var first = Requests.create(broker, Requests.VARIABLE);
        var second = Requests.create(broker, Requests.VARIABLE);

        broker.post("/v1/simulations/" + first + "/validate").expect(200);

        assertThat(ids(list("lineCount=20"))).containsExactly(first, second);
    }

    @Test
    void a_row_shows_the_offer_in_short() {
        Requests.create(broker, Requests.VARIABLE);

        var row = broker.english().get("/v1/simulations");

        assertThat(row.text("/listSimulationDetail/0/keyBorrowerName")).isEqualTo("Ana Conceição Ferreira");
        assertThat(row.text("/listSimulationDetail/0/simulationStatusDescription"))
                .isEqualTo("Simulated");
        assertThat(row.number("/listSimulationDetail/0/taeg")).isEqualByComparingTo("4.116");
        assertThat(row.number("/listSimulationDetail/0/mtic")).isEqualByComparingTo("343669.9");
    }

    @Test
    void text_is_found_whatever_its_case_and_accents() {
        var one = Requests.create(broker, Requests.VARIABLE);
        Requests.create(broker, Requests.variableWith("""
                {"borrowers": [{"isKeyBorrower": true, "birthDate": "1990-05-10", "name": "Rui 100% Lopes"}],
                 "partnerReference": null}
                """));
        var number = broker.get("/v1/simulations/" + one).text("/simulationNumber");

        assertThat(ids(search("CONCEICAO ferr"))).containsExactly(one);
        assertThat(ids(search("conceição"))).containsExactly(one);
        assertThat(ids(search("34567"))).containsExactly(one);
        assertThat(ids(search("crm-88"))).containsExactly(one);
        assertThat(ids(search(number))).containsExactly(one);
        assertThat(search("100%").number("/totalRecords")).isEqualByComparingTo("1");
        assertThat(ids(search("100%"))).hasSize(1);
        assertThat(ids(search("_"))).isEmpty();
        assertThat(ids(search("  "))).hasSize(2);
        assertThat(list("filterByText=100%25&filterSimulationStatus=1").number("/totalRecords"))
                .isEqualByComparingTo("1");
        assertThat(list("filterByText=100%25&filterSimulationStatus=2").number("/totalRecords"))
                .isEqualByComparingTo("0");
    }

    @Test
    void a_changed_name_is_found_and_the_old_one_not() {
        var one = Requests.create(broker, Requests.VARIABLE);

        broker.patch("/v1/simulations/" + one, """
                        {"borrowers": [{"isKeyBorrower": true, "birthDate": "1990-05-10", "name": "Zé Ninguém"}]}
                        """).expect(200);

        assertThat(ids(search("ze ninguem"))).containsExactly(one);
        assertThat(ids(search("ferreira"))).isEmpty();
    }

    @Test
    void states_and_days_narrow_the_list() {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-03-10T23:30:00Z"}
                        """).expect(200);
        var one = Requests.create(broker, Requests.VARIABLE);
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-03-12T10:00:00Z"}
                        """).expect(200);
        var two = Requests.create(broker, Requests.VARIABLE);
        broker.post("/v1/simulations/" + two + "/validate").expect(200);

        assertThat(ids(list("filterSimulationStatus=1"))).containsExactly(one);
        assertThat(list("filterSimulationStatus=2").number("/totalRecords")).isEqualByComparingTo("1");
        assertThat(ids(list("filterSimulationStatus=5"))).isEmpty();
        assertThat(ids(list("filterStatusLastDateTo=2026-03-10"))).containsExactly(one);
        assertThat(ids(list("filterStatusLastDateFrom=2026-03-11"))).containsExactly(two);
        assertThat(ids(list("filterStatusLastDateFrom=2026-03-12T10:00:00Z"))).containsExactly(two);
        assertThat(ids(list("filterStatusLastDateTo=2026-03-12T09:59:59Z"))).containsExactly(one);
        assertThat(list("filterStatusLastDateTo=2026-03-10&filterSimulationStatus=2")
                        .number("/totalRecords"))
                .isEqualByComparingTo("0");
    }

    @Test
    void words_are_found_in_any_order_however_they_are_written() {
        var one = Requests.create(broker, Requests.variableWith("""
                {"borrowers": [{"isKeyBorrower": true, "birthDate": "1990-05-10", "taxId": "123456789",
                                "name": "Zoé  d\u2019Ofício Łukasz Straße-Oﬃce"}],
                 "partnerReference": "Ref/7"}
                """));

        for (var text : List.of(
                "zoe oficio",
                "oficio zoe",
                "d'oficio",
                "d´OFICIO",
                "lukasz",
                "ŁUKASZ zoé",
                "strasse",
                "strasse\u2010office",
                "123 456 789",
                "ref/7  zoe",
                "z\u200boe")) {
            assertThat(ids(search(text))).as(text).containsExactly(one);
        }
        assertThat(ids(search("zoe ferreira"))).isEmpty();
        assertThat(ids(search("lukasz123"))).as("across two parts").isEmpty();
    }

    @Test
    void a_cursor_keeps_its_place_while_rows_move() {
        var created = new ArrayList<String>();
        for (int count = 0; count < 6; count++) {
            created.add(Requests.create(broker, Requests.VARIABLE));
        }
        Collections.reverse(created);
        var first = list("lineCount=2");

        // The row that the cursor was given beside, one that was seen and one that was not go to the newest end.
        for (var moved : List.of(created.get(1), created.get(0), created.get(5))) {
            broker.post("/v1/simulations/" + moved + "/validate").expect(200);
        }
        var second = list("lineCount=2&nextRecord=" + first.text("/nextRecord"));
        broker.post("/v1/simulations/" + created.get(3) + "/validate").expect(200);
        var third = list("lineCount=2&nextRecord=" + second.text("/nextRecord"));
        var back = list("lineCount=10&previousRecord=" + third.text("/previousRecord"));

        assertThat(ids(second)).containsExactly(created.get(2), created.get(3));
        assertThat(ids(third)).containsExactly(created.get(4));
        assertThat(third.json().has("nextRecord")).isFalse();
        assertThat(ids(back))
                .containsExactly(created.get(3), created.get(5), created.get(0), created.get(1), created.get(2));
        assertThat(back.json().has("previousRecord")).isFalse();
    }

    @Test
    void the_id_of_a_row_is_still_a_cursor() {
        var older = Requests.create(broker, Requests.VARIABLE);
        var newer = Requests.create(broker, Requests.VARIABLE);

        assertThat(ids(list("nextRecord=" + newer))).containsExactly(older);
        assertThat(ids(list("previousRecord=" + older))).containsExactly(newer);
        assertThat(list("nextRecord=nowhere").expect(400).text("/errors/0/code"))
                .isEqualTo("unknown_record");
    }

    @Test
    void what_is_over_is_shown_and_found_as_expired_before_its_deadline_fires() {
        var one = Requests.create(broker, Requests.VARIABLE);
        var path = "/v1/simulations/" + one;
        var tag = broker.english().get(path).header("ETag");
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2099-01-01T10:00:00Z"}
                        """).expect(200);

        var detail = broker.english().header("If-None-Match", tag).get(path).expect(200);
        assertThat(detail.text("/simulationStatusDescription")).isEqualTo("Expired");
        assertThat(detail.text("/allowedActions/0/reasons/0/code")).isEqualTo("simulation_wrong_state");
        assertThat(broker.post(path + "/validate").expect(409).text("/code")).isEqualTo("simulation_wrong_state");
        assertThat(list("").text("/listSimulationDetail/0/simulationStatusId")).isEqualTo("6");
        assertThat(ids(list("filterSimulationStatus=6"))).containsExactly(one);
        assertThat(list("filterSimulationStatus=6").number("/totalRecords")).isEqualByComparingTo("1");
        assertThat(ids(list("filterSimulationStatus=1"))).isEmpty();
        assertThat(list("filterSimulationStatus=1").number("/totalRecords")).isEqualByComparingTo("0");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        var one = Requests.create(broker, Requests.VARIABLE);

        list("lineCount=0").expectInvalid("/lineCount out_of_range");
        list("lineCount=201").expectInvalid("/lineCount out_of_range");
        list("filterSimulationStatus=77").expectInvalid("/filterSimulationStatus unknown_id");
        list("filterStatusLastDateTo=2026-02-30").expectInvalid("/filterStatusLastDateTo invalid_format");
        list("colour=red").expectInvalid("/colour unknown_parameter");
        list("nextRecord=" + one + "&previousRecord=" + one).expectInvalid("/previousRecord not_with");
        list("nextRecord=" + Ids.next()).expectInvalid("/nextRecord unknown_record");
        Requests.broker().get("/v1/simulations?previousRecord=" + one).expectInvalid("/previousRecord unknown_record");
    }
}
