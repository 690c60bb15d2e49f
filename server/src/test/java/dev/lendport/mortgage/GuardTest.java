package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lendport.mortgage.Permissions.PendingItem;
import dev.lendport.mortgage.Permissions.Reason;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuardTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final Instant DUE = Instant.parse("2026-12-21T09:30:00Z");
    private static final int ACQUISITION = 1;

    private static final UUID ANA = new UUID(0, 1);
    private static final UUID RUI = new UUID(0, 2);
    private static final UUID HOUSE = new UUID(0, 9);

    private static final String PERSON = """
            {"name": "Ana Ferreira", "birthDate": "1990-05-10", "taxId": "123456789", "mobile": "912345678",
             "email": "ana@mail.example", "maritalStatusId": 1, "nationalityCountryId": 410, "residenceTypeId": 1,
             "address": "Rua das Flores", "districtId": 1, "countyId": 1, "zipCode": "3780-402",
             "identificationDocTypeId": 1, "identificationDocNumber": "AB123456",
             "identificationDocExpirationDate": "2028-12-31", "dependents": 0}
            """;
    private static final String EMPLOYED = """
            {"employmentSituationId": 1, "professionId": 1, "employmentContractTypeId": 1, "entityTypeId": 1,
             "employerName": "Vouga, Lda.", "admissionDate": "2015-03-01"}
            """;
    private static final String MONEY = """
            {"incomeWagesPensions": 2950, "hasSocialSecurityDebt": false}
            """;
    private static final String FLAT = """
            {"typologyId": 1, "acquisitionAmount": 250000, "grossBuiltArea": 120.5, "yearBuilt": 1998,
             "address": "Rua do Cabo", "districtId": 1, "countyId": 1, "zipCode": "3780-402"}
            """;

    @ParameterizedTest
    @CsvSource({
        "IN_ACCEPTANCE, accept",
        "IN_CREATION, update addBorrower updateBorrower deleteBorrower updateProperty submit cancel",
        "IN_REVIEW, ''",
        "AWAITS_DOCUMENTS, ''",
        "APPROVED, ''",
        "REJECTED, ''",
        "CONTRACT_SCHEDULED, ''",
        "CONTRACTED, ''",
        "CANCELED, ''",
        "EXPIRED, ''"
    })
    void a_complete_process_allows_in_each_state(ProcessState state, String allowed) {
        var permissions = Guard.judge(state, complete(), NOW);

        assertThat(String.join(" ", permissions.allowedActions())).isEqualTo(allowed);
        assertThat(permissions.pending()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProcessState.class)
    void every_action_has_one_verdict_and_a_reason_when_it_is_not_allowed(ProcessState state) {
        var permissions = Guard.judge(state, complete(), NOW);

        assertThat(permissions.verdicts())
                .extracting(Permissions.Verdict::action)
                .containsExactlyElementsOf(Arrays.asList(Action.values()));
        assertThat(permissions.verdicts())
                .allMatch(verdict -> verdict.allowed() == verdict.reasons().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"2026-12-21T09:29:59.999999Z, true", "2026-12-21T09:30:00Z, false", "2026-12-21T09:30:00.000001Z, false"
    })
    void the_terms_can_be_accepted_until_just_before_the_due_instant(Instant now, boolean allowed) {
        var verdict = Guard.judge(ProcessState.IN_ACCEPTANCE, complete(), now).verdict(Action.ACCEPT);

        assertThat(verdict.reasons()).isEqualTo(allowed ? List.of() : List.of(Reason.ACCEPTANCE_LAPSED));
    }

    @Test
    void a_process_with_pending_items_cannot_be_submitted_but_everything_else_goes_on() {
        var permissions = Guard.judge(ProcessState.IN_CREATION, facts(ana("{\"name\": \"Ana\"}", "{}", "{}")), NOW);

        assertThat(permissions.verdict(Action.SUBMIT).reasons()).containsExactly(Reason.PENDING_ITEMS);
        assertThat(permissions.allowedActions()).contains("update", "addBorrower", "cancel");
    }

    @ParameterizedTest
    @CsvSource({"1, true, false", "2, true, true", "3, true, true", "4, false, true"})
    void a_process_has_one_to_four_borrowers(int count, boolean another, boolean fewer) {
        var people = new ArrayList<>(List.of(ana(PERSON, EMPLOYED, MONEY)));
        for (int i = 2; i <= count; i++) {
            people.add(other(new UUID(0, i), i, 2));
        }
        var permissions =
                Guard.judge(ProcessState.IN_CREATION, new Facts(DUE, ACQUISITION, people, property(FLAT)), NOW);

        assertThat(permissions.verdict(Action.ADD_BORROWER).allowed()).isEqualTo(another);
        assertThat(permissions.verdict(Action.DELETE_BORROWER).allowed()).isEqualTo(fewer);
    }

    @ParameterizedTest
    @MethodSource
    void each_missing_field_is_pending_with_its_pointer(String group, String complete, String field) {
        var given = Fields.parse(complete).with(Json.MAPPER.createObjectNode().putNull(field));
        var facts = switch (group) {
            case "personalData" -> facts(ana(given.json(), EMPLOYED, MONEY));
            case "professionalData" -> facts(ana(PERSON, given.json(), MONEY));
            case "financialData" -> facts(ana(PERSON, EMPLOYED, given.json()));
            default -> new Facts(DUE, ACQUISITION, List.of(ana(PERSON, EMPLOYED, MONEY)), property(given.json()));
        };
        var pointer = group.equals("properties")
                ? "/properties/" + HOUSE + "/" + field
                : "/borrowers/" + ANA + "/" + group + "/" + field;

        assertThat(pending(facts)).contains(pointer + " required");
    }

    static Stream<Arguments> each_missing_field_is_pending_with_its_pointer() {
        return Stream.of(
                        fields("personalData", PERSON, Set.of()),
                        fields("professionalData", EMPLOYED, Set.of()),
                        fields("financialData", MONEY, Set.of()),
                        fields("properties", FLAT, Set.of("typologyId", "acquisitionAmount")))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> fields(String group, String complete, Set<String> optional) {
        return Json.MAPPER.readTree(complete).propertyNames().stream()
                .filter(field -> !optional.contains(field))
                .map(field -> arguments(group, complete, field));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, false", "4, false", "5, false", "6, false"})
    void only_the_married_have_a_matrimonial_regime(int maritalStatus, boolean required) {
        var facts = facts(ana(with(PERSON, "maritalStatusId", maritalStatus), EMPLOYED, MONEY));

        assertThat(pending(facts))
                .isEqualTo(required ? List.of(personal("matrimonialRegimeId") + " required") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "1, professionId employmentContractTypeId entityTypeId employerName admissionDate",
        "2, professionId",
        "3, professionId entityTypeId employerName admissionDate",
        "4, professionId employmentContractTypeId entityTypeId employerName admissionDate",
        "5, ''",
        "6, ''",
        "7, ''",
        "8, ''",
        "9, ''"
    })
    void what_is_asked_of_a_job_depends_on_the_situation(int situation, String required) {
        var facts = facts(ana(PERSON, "{\"employmentSituationId\": %d}".formatted(situation), MONEY));
        var wanted = Stream.of(required.split(" "))
                .filter(field -> !field.isEmpty())
                .map(field -> "/borrowers/" + ANA + "/professionalData/" + field + " required")
                .toList();

        assertThat(pending(facts)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, true", "2026-11-21, false", "2026-11-22, false"})
    void an_identification_document_is_valid_through_its_last_day(String lastDay, boolean expired) {
        var facts = facts(ana(
                Fields.parse(PERSON)
                        .with("identificationDocExpirationDate", lastDay)
                        .json(),
                EMPLOYED,
                MONEY));

        assertThat(pending(facts))
                .isEqualTo(expired ? List.of(personal("identificationDocExpirationDate") + " expired") : List.of());
    }

    @Test
    void the_day_is_that_of_lisbon() {
        var facts = facts(ana(
                Fields.parse(PERSON)
                        .with("identificationDocExpirationDate", "2026-06-30")
                        .json(),
                EMPLOYED,
                MONEY));

        assertThat(Guard.judge(ProcessState.IN_CREATION, facts, Instant.parse("2026-06-30T22:59:59Z"))
                        .pending())
                .isEmpty();
        assertThat(Guard.judge(ProcessState.IN_CREATION, facts, Instant.parse("2026-06-30T23:00:00Z"))
                        .pending())
                .hasSize(1);
    }

    @Test
    void the_old_identity_card_has_no_expiry() {
        var bare = Fields.parse(with(PERSON, "identificationDocTypeId", 6))
                .with(Json.MAPPER.createObjectNode().putNull("identificationDocExpirationDate"));

        assertThat(pending(facts(ana(bare.json(), EMPLOYED, MONEY)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"incomeWagesPensions", "incomeGreenReceipts", "incomeRents", "incomeOthers"})
    void one_kind_of_income_is_enough_and_it_may_be_nothing(String income) {
        var money = "{\"%s\": 0, \"hasSocialSecurityDebt\": true}".formatted(income);

        assertThat(pending(facts(ana(PERSON, EMPLOYED, money)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2", "3"})
    void everybody_but_the_key_borrower_has_a_relation_to_them(int type) {
        var facts =
                new Facts(DUE, ACQUISITION, List.of(ana(PERSON, EMPLOYED, MONEY), other(RUI, 2, type)), property(FLAT));

        assertThat(pending(facts)).containsExactly("/borrowers/" + RUI + "/keyBorrowerRelationId required");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "2, 1, false", "1, 3, false"})
    void what_is_not_built_yet_has_no_area_and_no_year(int purpose, int typology, boolean required) {
        var bare = Fields.parse(with(FLAT, "typologyId", typology))
                .with(Json.MAPPER.createObjectNode().putNull("grossBuiltArea").putNull("yearBuilt"));
        var facts = new Facts(DUE, purpose, List.of(ana(PERSON, EMPLOYED, MONEY)), property(bare.json()));

        assertThat(pending(facts)).hasSize(required ? 2 : 0);
    }

    @Test
    void everything_that_can_be_pending_has_a_name_in_both_languages() {
        var texts = Texts.of("mortgage");
        var bare = new Facts(
                DUE,
                ACQUISITION,
                List.of(
                        ana(
                                "{\"maritalStatusId\": 2, \"identificationDocTypeId\": 1}",
                                "{\"employmentSituationId\": 1}",
                                "{}"),
                        ana("{\"identificationDocExpirationDate\": \"2001-01-01\"}", "{}", "{}"),
                        other(RUI, 2, 3)),
                property("{\"acquisitionAmount\": 1}"));

        var items = Guard.judge(ProcessState.IN_CREATION, bare, NOW).pending();

        assertThat(items).extracting(PendingItem::code).contains("required", "expired");
        for (var language : Language.values()) {
            assertThat(items)
                    .allSatisfy(item -> assertThat(texts.text(language, "field." + item.field()))
                            .isNotBlank())
                    .allSatisfy(item -> assertThat(texts.text(language, "pending." + item.code(), "x"))
                            .isNotBlank());
        }
    }

    private static List<String> pending(Facts facts) {
        return Guard.judge(ProcessState.IN_CREATION, facts, NOW).pending().stream()
                .map((PendingItem item) -> item.pointer() + " " + item.code())
                .toList();
    }

    private static String personal(String field) {
        return "/borrowers/" + ANA + "/personalData/" + field;
    }

    private static String with(String json, String field, int value) {
        return Fields.parse(json).with(field, value).json();
    }

    private static Facts complete() {
        return new Facts(
                DUE, ACQUISITION, List.of(ana(PERSON, EMPLOYED, MONEY), related(other(RUI, 2, 2))), property(FLAT));
    }

    private static Facts facts(Borrower key) {
        return new Facts(DUE, ACQUISITION, List.of(key), property(FLAT));
    }

    private static Borrower ana(String personal, String professional, String financial) {
        return new Borrower(
                ANA,
                1,
                1,
                BorrowerType.KEY_BORROWER,
                null,
                null,
                Fields.parse(personal),
                Fields.parse(professional),
                Fields.parse(financial));
    }

    private static Borrower other(UUID id, int position, int type) {
        return new Borrower(
                id,
                position,
                1,
                BorrowerType.of(type),
                null,
                null,
                Fields.parse(PERSON),
                Fields.parse(EMPLOYED),
                Fields.parse(MONEY));
    }

    private static Borrower related(Borrower borrower) {
        return borrower.with(borrower.type(), 1, borrower.personal(), borrower.professional(), borrower.financial());
    }

    private static Property property(String details) {
        return new Property(HOUSE, 1, Fields.parse(details));
    }
}
