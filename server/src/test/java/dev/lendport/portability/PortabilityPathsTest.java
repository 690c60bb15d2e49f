package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole ways through the state machine, time included. */
class PortabilityPathsTest {

    @ParameterizedTest
    @CsvSource({
        // Received; silence releases; unpaid on the next business day.
        "2026-11-23T12:00:00Z, 2026-11-27T21:00:00Z, 2026-11-30T21:30:00Z",
        "2026-02-12T15:00:00Z, 2026-02-20T21:00:00Z, 2026-02-23T21:30:00Z",
        "2026-04-01T15:00:00Z, 2026-04-08T21:00:00Z, 2026-04-09T21:30:00Z",
        "2026-12-23T15:00:00Z, 2026-12-30T21:00:00Z, 2026-12-31T21:30:00Z",
        "2026-12-24T15:00:00Z, 2026-12-31T21:00:00Z, 2027-01-04T21:30:00Z",
        "2026-11-13T15:00:00Z, 2026-11-19T21:00:00Z, 2026-11-23T21:30:00Z"
    })
    void silence_releases_and_what_nobody_pays_is_canceled(String received, String silence, String unpaid) {
        var correspondent = Correspondent.at(received);
        var request = correspondent.request();

        assertThat(correspondent.advance(justBefore(silence))).isEqualTo("portability_release only_retention");
        assertThat(correspondent.status(request)).isEqualTo("received");
        assertThat(correspondent.advance(silence)).isEqualTo("portability_retention released");
        assertThat(correspondent.status(request)).isEqualTo("waiting_settlement");
        assertThat(correspondent.show(request).text("/settlement_date")).isEqualTo(unpaid.substring(0, 10));
        assertThat(correspondent.advance(justBefore(unpaid))).isEmpty();
        assertThat(correspondent.status(request)).isEqualTo("waiting_settlement");
        assertThat(correspondent.advance(unpaid)).isEqualTo("portability_settlement canceled");

        var shown = correspondent.show(request);
        assertThat(shown.text("/received_portability_status")).isEqualTo("canceled_by_creditor");
        assertThat(shown.text("/canceled_reason/enumerator")).isEqualTo("not_paid");
        assertThat(correspondent.story(request)).isEqualTo("received waiting_settlement canceled_by_creditor");
    }

    @Test
    void one_advance_over_everything_fires_each_at_its_own_moment() {
        var correspondent = Correspondent.onMonday();
        var request = correspondent.request();

        assertThat(correspondent.advance("2027-01-15T12:00:00Z"))
                .isEqualTo("portability_release only_retention, portability_retention released, "
                        + "portability_settlement canceled");

        correspondent.story(request);
        assertThat(correspondent
                        .events(request)
                        .map(event -> event.path("occurredAt").asString()))
                .containsExactly(Correspondent.MONDAY, "2026-11-27T21:00:00Z", "2026-11-30T21:30:00Z");
    }

    @Test
    void a_payment_closes_the_contract_and_nothing_is_owed_any_more() {
        var correspondent = Correspondent.onMonday();
        var contract = correspondent.contract();
        var request = correspondent.request(contract);
        correspondent.advance("2026-11-27T21:00:00Z");
        var owed = correspondent.show(request).number("/settlement_due_balance");
        assertThat(correspondent
                        .api()
                        .get("/credit_operations/" + contract + "/balance?date=2026-11-30")
                        .number("/due_balance"))
                .isEqualByComparingTo(owed);

        correspondent.pay(request).expect(200);

        assertThat(correspondent.status(request)).isEqualTo("settled");
        assertThat(correspondent
                        .api()
                        .get("/credit_operations/" + contract + "/balance?date=2026-11-30")
                        .number("/due_balance"))
                .isZero();
        assertThat(correspondent.api().get("/credit_operations/" + contract).text("/status"))
                .isEqualTo("settled");
    }

    @Test
    void retained_refused_replaced_and_approved() {
        var correspondent = Correspondent.onMonday();
        var request = correspondent.request();
        correspondent.retain(request).expect(200);
        correspondent.clock("2026-11-25T12:00:00Z");
        correspondent.refuse(request).expect(200);
        correspondent.retain(request).expect(200);
        correspondent.approve(request).expect(200);

        assertThat(correspondent.advance("2026-12-10T12:00:00Z")).isEmpty();
        assertThat(correspondent.story(request))
                .isEqualTo("received waiting_validation proof_refused waiting_validation retained");
    }

    @Test
    void all_that_falls_due_in_the_same_second_moves_once_each() {
        var correspondent = Correspondent.onMonday();
        var requests = Stream.generate(correspondent::contract)
                .limit(12)
                .peek(contract -> correspondent.attack(contract).expect(200))
                .count();

        correspondent.advance("2026-11-27T21:00:00Z");

        var released = correspondent
                .api()
                .get("/credit_transfer/received_portability?status=waiting_settlement&page_size=100")
                .expect(200);
        assertThat(released.number("/pagination/total_rows")).isEqualByComparingTo(BigDecimal.valueOf(requests));
        assertThat(released.json().path("data").valueStream())
                .allSatisfy(item -> assertThat(correspondent.story(UUID.fromString(
                                item.path("received_portability_key").asString())))
                        .isEqualTo("received waiting_settlement"));
    }

    @Test
    void a_contract_that_was_paid_off_meanwhile_owes_the_proponent_nothing() {
        var correspondent = Correspondent.onMonday();
        var contract = correspondent.contract();
        var request = correspondent.request(contract);
        var balance = correspondent
                .api()
                .get("/credit_operations/" + contract + "/balance?date=2026-11-23")
                .text("/due_balance");
        correspondent
                .api()
                .post(
                        "/credit_operations/" + contract + "/payments",
                        "{\"amount\": %s, \"paid_on\": \"2026-11-23\"}".formatted(balance))
                .expect(200);

        correspondent.release(request).expect(200);
        correspondent.pay(request).expect(200);

        correspondent.story(request);
        assertThat(correspondent
                        .events(request)
                        .reduce((one, next) -> next)
                        .orElseThrow()
                        .at("/data/return_code")
                        .asString())
                .isEqualTo("84");
        assertThat(correspondent.advance("2026-11-24T21:30:00Z")).isEqualTo("portability_settlement canceled");
    }

    @Test
    void two_partners_clocks_do_not_touch() {
        var one = Correspondent.onMonday();
        var other = Correspondent.onMonday();
        var mine = one.request();
        var theirs = other.request();

        one.advance("2026-11-27T21:00:00Z");

        assertThat(one.status(mine)).isEqualTo("waiting_settlement");
        assertThat(other.status(theirs)).isEqualTo("received");
    }

    @Test
    void the_journal_knows_no_borrower() {
        var correspondent = Correspondent.onMonday();
        UUID request = correspondent.request();
        correspondent.retain(request).expect(200);
        correspondent.refuse(request).expect(200);
        correspondent.release(request).expect(200);
        correspondent.pay(request).expect(200);

        correspondent.story(request);
        assertThat(correspondent.events(request).map(Object::toString))
                .noneMatch(event ->
                        event.contains("Maria") || event.contains("37197645832") || event.contains("541997558"));
    }

    private static String justBefore(String instant) {
        return Instant.parse(instant).minusMillis(1).toString();
    }
}
