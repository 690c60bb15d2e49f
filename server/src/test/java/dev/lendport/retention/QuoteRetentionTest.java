package dev.lendport.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import dev.lendport.portability.Correspondent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the desk can offer, against figures that are found here by trying one rate after the other. */
@Covers("quoteRetention")
class QuoteRetentionTest {
    private final Correspondent correspondent = Correspondent.at("2027-03-10T15:00:00Z");
    private final Api broker = correspondent.api();

    @ParameterizedTest
    @CsvSource({
        // instalments of the contract, then of the proponent, its instalment and CET, margin, cost of funds, decimals
        "48, 48, 330.00, 24.00, 300.00, 1.1, 2",
        "48, 36, 390.00, 19.50, 0, 0.95, 2",
        "24, 22, 640.00, 21.00, 250.50, 1.05, 3",
        "12, 12, 1090.00, 26.00, 10.00, 0, 1",
        "6, 1, 12700.00, 30.00, 900.00, 1.2345, 2"
    })
    void both_rates_are_the_last_that_hold(
            int ours, int theirs, String instalment, String cet, String margin, String costOfFunds, int decimals) {
        var contract = contract(ours);
        var key = attacked(contract, theirs, instalment, cet);

        var quote = broker.get(offer(key)
                        + "?margin=%s&cost_of_funds=%s&rate_decimals=%d".formatted(margin, costOfFunds, decimals))
                .expect(200);

        var balance = broker.get("/credit_operations/" + contract + "/balance?date=2027-03-10")
                .expect(200)
                .number("/due_balance");
        var theirTotal = new BigDecimal(instalment).multiply(BigDecimal.valueOf(theirs));
        assertThat(quote.number("/due_balance")).isEqualByComparingTo(balance);
        assertThat(quote.number("/number_of_installments")).isEqualByComparingTo(BigDecimal.valueOf(ours));
        assertThat(quote.text("/date")).isEqualTo("2027-03-10");
        assertThat(quote.number("/proponent/total")).isEqualByComparingTo(theirTotal);

        var desk = new PatientDesk(balance, ours, decimals);
        var wanted = balance.add(new BigDecimal(margin));
        var highest = desk.last(offered -> offered.instalment().compareTo(new BigDecimal(instalment)) < 0
                && offered.total().compareTo(theirTotal) < 0
                && offered.cet().compareTo(new BigDecimal(cet)) < 0);
        var lowest = desk.first(
                offered -> desk.presentValue(offered.instalment(), costOfFunds).compareTo(wanted) >= 0);
        check(quote, "/highest_beating", highest, theirTotal);
        check(quote, "/lowest_keeping", lowest, theirTotal);
        var worth = highest.isPresent()
                && lowest.isPresent()
                && lowest.get().rate().compareTo(highest.get().rate()) <= 0;
        assertThat(quote.json().path("worth_retaining").booleanValue()).isEqualTo(worth);
        assertThat(quote.json().path("reasons").isEmpty()).isEqualTo(worth);
    }

    @Test
    void a_proponent_that_takes_less_than_the_balance_is_not_beaten() {
        var key = attacked(contract(48), 48, "249.00", "1.00");

        var quote = broker.english().get(offer(key)).expect(200);

        assertThat(quote.json().path("highest_beating").isNull()).isTrue();
        assertThat(quote.json().path("lowest_keeping").isObject()).isTrue();
        assertThat(quote.json().path("worth_retaining").booleanValue()).isFalse();
        assertThat(quote.json().path("reasons").size()).isEqualTo(1);
        assertThat(quote.text("/reasons/0/code")).isEqualTo("nothing_beats_proponent");
        assertThat(quote.text("/reasons/0/description")).contains("better for the client");
    }

    @Test
    void a_margin_can_cost_more_than_the_client_is_worth_or_be_out_of_reach() {
        var key = attacked(contract(48), 48, "330.00", "24.00");

        var dear = broker.get(offer(key) + "?margin=3000&cost_of_funds=1.5").expect(200);
        var tooDear =
                broker.get(offer(key) + "?margin=99999999.99&cost_of_funds=1.5").expect(200);

        assertThat(dear.text("/reasons/0/code")).isEqualTo("margin_costs_too_much");
        assertThat(dear.number("/lowest_keeping/monthly_interest_rate"))
                .isGreaterThan(dear.number("/highest_beating/monthly_interest_rate"));
        assertThat(dear.json().path("worth_retaining").booleanValue()).isFalse();
        assertThat(tooDear.json().path("lowest_keeping").isNull()).isTrue();
        assertThat(tooDear.text("/reasons/0/code")).isEqualTo("margin_out_of_reach");
    }

    @Test
    void the_lenders_settings_hold_unless_others_are_asked_for() {
        var key = attacked(contract(48), 48, "330.00", "24.00");
        var settings = TestServer.bean(RetentionSettings.class);

        var quote = broker.get(offer(key)).expect(200);

        assertThat(quote.number("/lender/margin")).isEqualByComparingTo(settings.marginReais());
        assertThat(quote.number("/lender/cost_of_funds")).isEqualByComparingTo(settings.costOfFundsPercentAMonth());
        assertThat(quote.number("/lender/rate_decimals"))
                .isEqualByComparingTo(BigDecimal.valueOf(settings.rateDecimals()));
        assertThat(quote.json().path("worth_retaining").booleanValue()).isTrue();
    }

    @Test
    void what_was_paid_is_neither_in_the_balance_nor_in_what_is_left() {
        var contract = contract(12);
        var key = attacked(contract, 12, "1000.00", "20.00");
        var instalment = broker.get("/credit_operations/" + contract).number("/installment_face_value");
        var before = broker.get(offer(key)).expect(200);
        pay(contract, instalment.add(new BigDecimal("100.00")));

        var after = broker.get(offer(key)).expect(200);

        assertThat(before.number("/remaining_total")).isEqualByComparingTo(faceValue(contract));
        assertThat(after.number("/number_of_installments")).isEqualByComparingTo("11");
        assertThat(after.number("/remaining_total"))
                .isEqualByComparingTo(
                        before.number("/remaining_total").subtract(instalment).subtract(new BigDecimal("100.00")));
        assertThat(after.number("/due_balance")).isLessThan(before.number("/due_balance"));
    }

    @Test
    void what_is_overdue_is_still_open_and_costs_interest() {
        var contract = contract(12);
        var key = attacked(contract, 12, "1000.00", "20.00");

        var later = broker.get(offer(key) + "?date=2027-06-01").expect(200);

        assertThat(later.text("/date")).isEqualTo("2027-06-01");
        assertThat(later.number("/number_of_installments")).isEqualByComparingTo("12");
        // 1 % a month of 1 127.76 for the 52 days since 10 April and the 22 since 10 May: 19.55 and 8.27.
        assertThat(later.number("/remaining_total"))
                .isEqualByComparingTo(faceValue(contract).add(new BigDecimal("27.82")));
    }

    @Test
    void today_is_the_day_in_brasilia() {
        var key = attacked(contract(12), 12, "1000.00", "20.00");
        correspondent.clock("2027-03-11T02:59:59Z");
        assertThat(broker.get(offer(key)).text("/date")).isEqualTo("2027-03-10");

        correspondent.clock("2027-03-11T03:00:00Z");
        assertThat(broker.get(offer(key)).text("/date")).isEqualTo("2027-03-11");
    }

    @Test
    void a_contract_that_is_not_paid_out_yet_has_its_balance_on_the_day_it_will_be() {
        correspondent.clock("2027-02-22T15:00:00Z");
        var key = attacked(contract(12), 12, "1000.00", "20.00");

        assertThat(broker.get(offer(key)).expect(200).text("/date")).isEqualTo("2027-03-01");
    }

    @Test
    void nothing_left_is_said_so() {
        var contract = contract(12);
        var key = attacked(contract, 12, "1000.00", "20.00");
        pay(contract, broker.get(offer(key)).number("/due_balance"));

        var quote = broker.get(offer(key)).expect(200);

        assertThat(quote.number("/due_balance")).isEqualByComparingTo("0");
        assertThat(quote.text("/reasons/0/code")).isEqualTo("balance_too_small");
        assertThat(quote.json().path("highest_beating").isNull()).isTrue();
        assertThat(quote.json().path("lowest_keeping").isNull()).isTrue();
    }

    @Test
    void a_closed_request_has_no_offer() {
        var key = attacked(contract(12), 12, "1000.00", "20.00");
        correspondent.cancel(key).expect(200);

        var refused = broker.get(offer(key)).expectProblem(409, "portability_closed");

        assertThat(refused.text("/extra_fields/received_portability_status")).isEqualTo("canceled_by_proponent");
    }

    @Test
    void a_released_request_still_has_one() {
        var key = attacked(contract(12), 12, "1000.00", "20.00");
        correspondent.release(key).expect(200);

        broker.get(offer(key)).expect(200);
    }

    @Test
    void another_brokers_request_is_unknown() {
        var key = attacked(contract(12), 12, "1000.00", "20.00");

        TestServer.sandboxBroker().get(offer(key)).expectProblem(404, "not_found");
        TestServer.stranger().get(offer(key)).expectProblem(401, "unauthenticated");
        TestServer.staff().get(offer(key)).expectProblem(403, "not_allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "margin=-0.01",
                "margin=0.001",
                "margin=1e9",
                "cost_of_funds=-1",
                "cost_of_funds=100.1",
                "rate_decimals=7",
                "rate_decimals=x",
                "date=2027-02-30",
                "date=2027-02-28",
                "date=2028-03-11",
                "colour=red"
            })
    void what_makes_no_sense_is_refused(String query) {
        var key = attacked(contract(12), 12, "1000.00", "20.00");

        var problem = broker.get(offer(key) + "?" + query).expectProblem(400, "invalid_request");

        assertThat(problem.text("/errors/0/pointer")).isEqualTo("/" + query.split("=", 2)[0]);
    }

    @Test
    void every_reason_can_be_told_in_both_languages() {
        var reasons = Arrays.stream(RetentionQuote.Obstacle.values())
                .map(RetentionQuote.Obstacle::wire)
                .toList();

        for (var language : Language.values()) {
            assertThat(Texts.of("retention").keys(language)).containsExactlyInAnyOrderElementsOf(reasons);
        }
    }

    private static String offer(UUID key) {
        return "/credit_transfer/received_portability/" + key + "/offer";
    }

    /** 12 000 reais on 1 March 2027 at 1.9 % a month, due from 10 April on. */
    private UUID contract(int instalments) {
        return broker.post("/credit_operations", """
                {"contract_number": "%s", "principal_amount": 12000.00, "monthly_interest_rate": 1.9, "arrears_monthly_interest_rate": 1,
                 "number_of_installments": %d, "disbursement_date": "2027-03-01", "first_due_date": "2027-04-10",
                 "origin_contract_type": "payroll",
                 "issuer": {"name": "Nome de Teste", "document_number": "37197645832", "phone_number": "(05)541997558",
                            "address": {"street": "Rua das Flores", "number": "112", "city": "Rio de Janeiro",
                                        "state": "RJ", "postal_code": "38300569"}}}
                """.formatted(Ids.next(), instalments))
                .expect(201)
                .id("/credit_operation_key");
    }

    private UUID attacked(UUID contract, int instalments, String instalment, String cet) {
        correspondent
                .attack("""
                {"credit_operation_key": "%s", "reference_date": "2027-03-22", "ispb_number": "00000000",
                 "number_of_installments": %d, "installment_face_value": %s, "annual_effective_interest_rate": %s}
                """.formatted(contract, instalments, instalment, cet))
                .expect(200);
        return correspondent.newest();
    }

    private BigDecimal faceValue(UUID contract) {
        return broker.get("/credit_operations/" + contract)
                .expect(200)
                .json()
                .path("installments")
                .valueStream()
                .map(due -> due.path("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void pay(UUID contract, BigDecimal amount) {
        broker.post("/credit_operations/" + contract + "/payments", """
                {"amount": %s, "paid_on": "2027-03-10"}
                """.formatted(amount))
                .expect(200);
    }

    private static void check(Reply quote, String at, Optional<PatientDesk.Offered> expected, BigDecimal theirTotal) {
        if (expected.isEmpty()) {
            assertThat(quote.json().at(at).isNull()).as(quote.body()).isTrue();
            return;
        }
        var offered = expected.get();
        assertThat(quote.number(at + "/monthly_interest_rate")).as(at).isEqualByComparingTo(offered.rate());
        assertThat(quote.number(at + "/annual_interest_rate")).isEqualByComparingTo(offered.annualRate());
        assertThat(quote.number(at + "/installment_face_value")).isEqualByComparingTo(offered.instalment());
        assertThat(quote.number(at + "/total")).isEqualByComparingTo(offered.total());
        assertThat(quote.number(at + "/annual_effective_interest_rate")).isEqualByComparingTo(offered.cet());
        assertThat(quote.number(at + "/saving_against_proponent"))
                .isEqualByComparingTo(theirTotal.subtract(offered.total()));
        assertThat(quote.number(at + "/saving_against_contract"))
                .isEqualByComparingTo(quote.number("/remaining_total").subtract(offered.total()));
    }
}
