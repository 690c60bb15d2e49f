package dev.lendport.credit;

import static dev.lendport.credit.Contracts.bodyWith;
import static dev.lendport.credit.Contracts.register;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected figures were computed with fifty digits, beside this program. */
@Covers("registerCreditOperation")
class RegisterCreditOperationTest {
    private static final Api PARTNER = Contracts.partnerOn("2026-11-21");

    @Test
    void a_contract_gets_its_schedule_its_rates_and_an_address() {
        var created = register(PARTNER, Contracts.body()).expect(201);

        var key = created.id("/credit_operation_key");
        assertThat(created.header("Location")).isEqualTo("/credit_operations/" + key);
        assertThat(created.header("ETag")).isEqualTo("\"1-en\"");
        assertThat(created.number("/installment_face_value")).isEqualByComparingTo("175.82");
        assertThat(created.body()).contains("\"annual_interest_rate\":20.27");
        assertThat(created.number("/annual_effective_interest_rate")).isEqualByComparingTo("17.32");
        assertThat(created.json().path("installments").toString())
                .startsWith("[{\"number\":1,\"due_date\":\"2026-12-01\",\"amount\":175.82,\"interest\":15.50,"
                        + "\"principal\":160.32,\"balance\":839.68},")
                .endsWith("{\"number\":6,\"due_date\":\"2027-05-01\",\"amount\":175.85,\"interest\":2.68,"
                        + "\"principal\":173.17,\"balance\":0.00}]");
        assertThat(PARTNER.get(created.header("Location")).expect(200).id("/credit_operation_key"))
                .isEqualTo(key);
    }

    /** 1 000.00 at 12 % a year in five instalments: the central bank's CET example, its months by dates. */
    @Test
    void the_central_banks_example_has_its_instalment() {
        var created = register(PARTNER, bodyWith("""
                        {"monthly_interest_rate": 0.9488792935, "number_of_installments": 5,
                         "disbursement_date": "2026-01-15", "first_due_date": "2026-02-15"}
                        """)).expect(201);

        assertThat(created.number("/installment_face_value")).isEqualByComparingTo("205.73");
        assertThat(created.number("/annual_interest_rate")).isEqualByComparingTo("12.00");
        assertThat(created.number("/annual_effective_interest_rate")).isEqualByComparingTo("12.15");
    }

    /**
     * The central bank's CET example whole: 1 000.00 less 60.00 of costs, five instalments of 205.73. By equal months it
     * costs 43.93 % a year, as published; by the dates of 2026, 31, 59, 90, 120 and 151 days after 15 January, 44.545 %,
     * found by bisection beside this program.
     */
    @Test
    void the_central_banks_example_costs_more_when_costs_are_held_back() {
        var created = register(PARTNER, bodyWith("""
                        {"monthly_interest_rate": 0.9488792935, "number_of_installments": 5,
                         "disbursement_date": "2026-01-15", "first_due_date": "2026-02-15",
                         "installment_face_value": 205.73, "costs_held_back": 60.00}
                        """)).expect(201);

        assertThat(created.number("/annual_interest_rate")).isEqualByComparingTo("12.00");
        assertThat(created.number("/annual_effective_interest_rate")).isEqualByComparingTo("44.55");
        var found = Contracts.get(PARTNER, created.id("/credit_operation_key"));
        assertThat(found.number("/costs_held_back")).isEqualByComparingTo("60");
        assertThat(found.number("/annual_effective_interest_rate")).isEqualByComparingTo("44.55");
        assertThat(found.number("/installments/0/amount")).isEqualByComparingTo("205.73");
    }

    @Test
    void instalments_of_a_month_end_fall_on_month_ends_of_a_leap_year_too() {
        var created = register(PARTNER, bodyWith("""
                        {"principal_amount": 10000, "monthly_interest_rate": 1.8, "number_of_installments": 12,
                         "disbursement_date": "2027-09-30", "first_due_date": "2027-10-31"}
                        """)).expect(201);

        assertThat(created.text("/installments/1/due_date")).isEqualTo("2027-11-30");
        assertThat(created.text("/installments/4/due_date")).isEqualTo("2028-02-29");
        assertThat(created.text("/installments/5/due_date")).isEqualTo("2028-03-31");
        assertThat(created.number("/installments/11/amount")).isEqualByComparingTo("934.03");
        assertThat(created.number("/annual_effective_interest_rate")).isEqualByComparingTo("23.79");
    }

    @Test
    void an_agreed_instalment_with_fees_is_what_every_one_is() {
        var created = register(PARTNER, bodyWith("{\"installment_face_value\": 201.71}"))
                .expect(201);

        assertThat(created.number("/annual_interest_rate")).isEqualByComparingTo("20.27");
        assertThat(created.number("/annual_effective_interest_rate")).isEqualByComparingTo("78.04");
        assertThat(created.json()
                        .path("installments")
                        .valueStream()
                        .map(due -> due.path("amount").decimalValue().toPlainString()))
                .containsOnly("201.71");
        assertThat(created.number("/installments/5/balance")).isZero();
    }

    @Test
    void an_instalment_that_does_not_repay_the_principal_is_refused() {
        register(PARTNER, bodyWith("{\"installment_face_value\": 166.66}"))
                .expectInvalid("/installment_face_value no_effective_rate");
    }

    @Test
    void a_cost_that_no_annual_rate_states_is_refused() {
        register(PARTNER, bodyWith("""
                        {"monthly_interest_rate": 100, "number_of_installments": 1, "first_due_date": "2026-10-16"}
                        """)).expectInvalid("/monthly_interest_rate no_effective_rate");
    }

    @Test
    void a_company_may_have_letters_in_its_number_and_both_numbers_are_kept_bare() {
        var key = Contracts.registered(PARTNER, bodyWith("""
                {"corban_document_number": "08.289.470/5144-08",
                 "issuer": {"document_number": "12.ABC.345/01DE-35", "email": "padaria@example.com"}}
                """));

        var found = Contracts.get(PARTNER, key);
        assertThat(found.text("/corban_document_number")).isEqualTo("08289470514408");
        assertThat(found.text("/issuer/document_number")).isEqualTo("12ABC34501DE35");
        assertThat(found.text("/issuer/email")).isEqualTo("padaria@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'contract_number': null} | /contract_number required",
                "{'contract_number': '   '} | /contract_number invalid_format",
                "{'principal_amount': 1000.001} | /principal_amount too_many_decimals",
                "{'principal_amount': 0} | /principal_amount out_of_range",
                "{'principal_amount': '1000'} | /principal_amount wrong_type",
                "{'principal_amount': 0.05} | /principal_amount out_of_range",
                "{'monthly_interest_rate': -0.1} | /monthly_interest_rate out_of_range",
                "{'monthly_interest_rate': 100.1} | /monthly_interest_rate out_of_range",
                "{'monthly_interest_rate': 0.94887929351} | /monthly_interest_rate too_many_decimals",
                "{'number_of_installments': 0} | /number_of_installments out_of_range",
                "{'number_of_installments': 601} | /number_of_installments out_of_range",
                "{'number_of_installments': 6.5} | /number_of_installments wrong_type",
                "{'disbursement_date': '2026-02-29'} | /disbursement_date invalid_format",
                "{'disbursement_date': '1999-12-31'} | /disbursement_date not_before",
                "{'disbursement_date': '2027-11-22', 'first_due_date': '2027-12-22'} | /disbursement_date not_later_than",
                "{'first_due_date': '2026-10-15'} | /first_due_date not_after",
                "{'first_due_date': '2027-10-16'} | /first_due_date not_later_than",
                "{'installment_face_value': 0} | /installment_face_value out_of_range",
                "{'costs_held_back': -0.01} | /costs_held_back out_of_range",
                "{'costs_held_back': 0.001} | /costs_held_back too_many_decimals",
                "{'costs_held_back': 1000} | /costs_held_back out_of_range",
                "{'day_count': 'actual'} | /day_count not_allowed",
                "{'arrears_monthly_interest_rate': -1} | /arrears_monthly_interest_rate out_of_range",
                "{'origin_contract_type': 'private'} | /origin_contract_type not_allowed",
                "{'corban_document_number': '37197645832'} | /corban_document_number invalid_format",
                "{'corban_document_number': '08289470514409'} | /corban_document_number invalid_format",
                "{'issuer': {'document_number': '37197645833'}} | /issuer/document_number invalid_format",
                "{'issuer': {'document_number': '00000000000'}} | /issuer/document_number invalid_format",
                "{'issuer': {'document_number': '12abc34501de35'}} | /issuer/document_number invalid_format",
                "{'issuer': {'name': 'A\u0000B'}} | /issuer/name invalid",
                "{'issuer': {'phone_number': '1234567'}} | /issuer/phone_number invalid_format",
                "{'issuer': {'phone_number': 'call me now'}} | /issuer/phone_number invalid_format",
                "{'issuer': {'email': 'maria'}} | /issuer/email invalid_format",
                "{'issuer': {'address': {'state': 'XX'}}} | /issuer/address/state not_allowed",
                "{'issuer': {'address': {'postal_code': '38300-569'}}} | /issuer/address/postal_code invalid_format",
                "{'issuer': {'address': {'country': 'BR'}}} | /issuer/address/country unknown_field",
            })
    void what_is_not_as_it_must_be_is_refused_with_its_place(String changes, String error) {
        register(PARTNER, bodyWith(changes.replace('\'', '"').replace("\u0000", "\\u0000")))
                .expectInvalid(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(05)541997558", "+55 11 4002-8922", "11987654321"})
    void a_phone_number_is_kept_as_it_is_written(String phone) {
        var key = Contracts.registered(PARTNER, bodyWith("{\"issuer\": {\"phone_number\": \"%s\"}}".formatted(phone)));

        assertThat(Contracts.get(PARTNER, key).text("/issuer/phone_number")).isEqualTo(phone);
    }

    @Test
    void the_longest_and_the_shortest_contract_are_taken() {
        assertThat(register(PARTNER, bodyWith("{\"number_of_installments\": 600, \"principal_amount\": 999999999.99}"))
                        .expect(201)
                        .json()
                        .path("installments")
                        .size())
                .isEqualTo(600);
        assertThat(register(PARTNER, bodyWith("{\"number_of_installments\": 1, \"principal_amount\": 0.01}"))
                        .expect(201)
                        .json()
                        .path("installments")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_contract_number_is_taken_once_for_each_partner() {
        var body = Contracts.body();
        register(PARTNER, body).expect(201);

        var again = register(PARTNER, body).expectProblem(409, "contract_number_taken");
        register(TestServer.sandboxBroker(), body).expect(201);

        assertThat(again.text("/description"))
                .contains(body.path("contract_number").asString());
        assertThat(again.text("/translation")).contains("número de contrato");
    }

    @Test
    void of_several_with_one_number_at_the_same_moment_one_is_taken() {
        var body = Contracts.body();

        var replies = AtOnce.times(6, () -> register(PARTNER, body));

        assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
        assertThat(PARTNER.get("/credit_operations?contract_number="
                                + body.path("contract_number").asString().replace("/", "%2F"))
                        .expect(200)
                        .number("/pagination/total_rows"))
                .isEqualByComparingTo("1");
    }

    @Test
    void a_repeated_request_with_its_key_answers_the_same_operation() {
        var keyed = PARTNER.header("Idempotency-Key", UUID.randomUUID().toString());
        var body = Contracts.body();

        var first = register(keyed, body).expect(201);
        var second = register(keyed, body).expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void the_journal_tells_it_without_the_borrower() {
        var body = Contracts.body();
        var key = Contracts.registered(PARTNER, body);

        var told = Stored.column(
                "SELECT type || ' ' || data FROM journal_entry WHERE subject_id = ? ORDER BY subject_sequence", key);

        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .startsWith("credit_operation.registered ")
                .contains(
                        "\"contractNumber\":\"%s\""
                                .formatted(body.path("contract_number").asString()),
                        "\"principal\":1000.00",
                        "\"numberOfInstallments\":6")
                .doesNotContain("Maria", "37197645832");
    }

    @Test
    void the_borrower_prints_as_nothing() {
        var issuer = new Issuer(
                "Maria das Dores",
                "37197645832",
                "(05)541997558",
                null,
                new Issuer.Address("Rua Longe de Casa", "112", "Rio de Janeiro", "RJ", "38300569"));

        assertThat(issuer + " " + issuer.address()).doesNotContain("Maria", "371", "Rua", "112", "Rio", "383");
    }
}
