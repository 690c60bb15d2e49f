package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lendport.casework.Verdicts;
import dev.lendport.checklist.CaseFile;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.Texts;
import dev.lendport.rulebook.DemonstrationRulebook;
import dev.lendport.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessGuardTest {
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

    private static final Rulebook DEMONSTRATION = DemonstrationRulebook.read();
    private static final ProcessGuard GUARD = new ProcessGuard(day -> Optional.of(DEMONSTRATION));

    @ParameterizedTest
    @CsvSource({
        "IN_ACCEPTANCE, accept PAPERS",
        "IN_CREATION, update addBorrower updateBorrower deleteBorrower updateProperty submit cancel PAPERS",
        "IN_REVIEW, PAPERS requestDocument",
        "AWAITS_DOCUMENTS, PAPERS requestDocument",
        "APPROVED, PAPERS",
        "REJECTED, ''",
        "CONTRACT_SCHEDULED, PAPERS",
        "CONTRACTED, ''",
        "CANCELED, ''",
        "EXPIRED, ''"
    })
    void a_complete_process_allows_in_each_state(ProcessState state, String allowed) {
        var process = complete(state);

        var papers = "addDocument updateDocument deleteDocument reviewDocument waiveDocument";
        assertThat(String.join(" ", allowed(GUARD.judge(process, NOW)))).isEqualTo(allowed.replace("PAPERS", papers));
        assertThat(fields(process, NOW)).isEmpty();
    }

    /** The reason in a detail is the refusal of the write, so its code is the problem's. */
    @ParameterizedTest
    @MethodSource
    void every_action_in_every_state_has_the_reason_that_a_write_is_refused_with(
            ProcessState state, ProcessAction action) {
        var verdict = GUARD.judge(complete(state), NOW).of(action);

        assertThat(verdict.action()).isEqualTo(action);
        if (!verdict.allowed()) {
            assertThat(verdict.reasons()).containsExactly(Refusal.of(ProblemCode.PROCESS_WRONG_STATE, state));
        }
    }

    static Stream<Arguments> every_action_in_every_state_has_the_reason_that_a_write_is_refused_with() {
        return Arrays.stream(ProcessState.values())
                .flatMap(state -> Arrays.stream(ProcessAction.values()).map(action -> arguments(state, action)));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-21T09:29:59.999999Z, true", "2026-12-21T09:30:00Z, false", "2026-12-21T09:30:00.000001Z, false"
    })
    void the_terms_can_be_accepted_until_just_before_the_due_instant(Instant now, boolean allowed) {
        var verdict = GUARD.judge(complete(ProcessState.IN_ACCEPTANCE), now).of(ProcessAction.ACCEPT);

        assertThat(verdict.reasons())
                .isEqualTo(
                        allowed
                                ? List.of()
                                : List.of(Refusal.of(ProblemCode.PROCESS_ACCEPTANCE_LAPSED, "2026-12-21T09:30:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "IN_ACCEPTANCE, 2026-12-21T09:29:59.999999Z, IN_ACCEPTANCE",
        "IN_ACCEPTANCE, 2026-12-21T09:30:00Z, EXPIRED",
        "IN_CREATION, 2027-12-21T09:30:00Z, IN_CREATION",
        "CANCELED, 2027-12-21T09:30:00Z, CANCELED"
    })
    void one_that_nobody_accepted_has_expired_from_the_due_instant_on(
            ProcessState state, Instant now, ProcessState shown) {
        assertThat(GUARD.shownState(complete(state), now)).isEqualTo(shown);
    }

    @Test
    void nothing_else_is_allowed_or_missing_when_the_acceptance_lapsed() {
        var process = process(ProcessState.IN_ACCEPTANCE, ACQUISITION, List.of(bare()), property(FLAT));

        var verdicts = GUARD.judge(process, DUE);

        assertThat(GUARD.pending(process, DUE)).isEmpty();
        assertThat(allowed(verdicts)).isEmpty();
        assertThat(verdicts.of(ProcessAction.SUBMIT).reasons())
                .containsExactly(Refusal.of(ProblemCode.PROCESS_WRONG_STATE, ProcessState.EXPIRED));
    }

    @Test
    void a_process_with_pending_items_cannot_be_submitted_but_everything_else_goes_on() {
        var process = process(bare());

        var verdicts = GUARD.judge(process, NOW);

        var pending = fields(process, NOW);
        assertThat(pending).isNotEmpty();
        assertThat(verdicts.of(ProcessAction.SUBMIT).reasons())
                .containsExactly(Refusal.of(ProblemCode.PROCESS_HAS_PENDING_ITEMS, pending.size())
                        .withErrors(pending.stream().map(PendingItem::error).toList()));
        assertThat(allowed(verdicts)).contains("update", "addBorrower", "cancel");
    }

    @Test
    void without_a_rulebook_nobody_can_tell_and_nothing_is_submitted() {
        var guard = new ProcessGuard(day -> Optional.empty());

        assertThat(guard.pending(process(bare()), NOW)).isEmpty();
        assertThat(guard.judge(complete(ProcessState.IN_CREATION), NOW)
                        .of(ProcessAction.SUBMIT)
                        .reasons())
                .containsExactly(Refusal.of(ProblemCode.NO_RULEBOOK));
    }

    @ParameterizedTest
    @CsvSource({"1, true, false", "2, true, true", "3, true, true", "4, false, true"})
    void a_process_has_one_to_four_borrowers(int count, boolean another, boolean fewer) {
        var people = new ArrayList<>(List.of(ana(PERSON, EMPLOYED, MONEY)));
        for (int i = 2; i <= count; i++) {
            people.add(other(new UUID(0, i), i, 2));
        }
        var verdicts = GUARD.judge(process(ProcessState.IN_CREATION, ACQUISITION, people, property(FLAT)), NOW);

        assertThat(verdicts.of(ProcessAction.ADD_BORROWER).reasons())
                .isEqualTo(another ? List.of() : List.of(Refusal.of(ProblemCode.PROCESS_TOO_MANY_BORROWERS, 4)));
        assertThat(verdicts.of(ProcessAction.DELETE_BORROWER).reasons())
                .isEqualTo(fewer ? List.of() : List.of(Refusal.of(ProblemCode.PROCESS_KEY_BORROWER_REQUIRED)));
    }

    @ParameterizedTest
    @MethodSource
    void each_missing_field_is_pending_with_its_pointer(String group, String complete, String field) {
        var given = Fields.parse(complete).with(Json.MAPPER.createObjectNode().putNull(field));
        var process = switch (group) {
            case "personalData" -> process(ana(given.json(), EMPLOYED, MONEY));
            case "professionalData" -> process(ana(PERSON, given.json(), MONEY));
            case "financialData" -> process(ana(PERSON, EMPLOYED, given.json()));
            default ->
                process(
                        ProcessState.IN_CREATION,
                        ACQUISITION,
                        List.of(ana(PERSON, EMPLOYED, MONEY)),
                        property(given.json()));
        };
        var pointer = group.equals("properties")
                ? "/properties/" + HOUSE + "/" + field
                : "/borrowers/" + ANA + "/" + group + "/" + field;

        assertThat(pending(process)).contains(pointer + " required");
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
        var process = process(ana(with(PERSON, "maritalStatusId", maritalStatus), EMPLOYED, MONEY));

        assertThat(pending(process))
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
        var process = process(ana(PERSON, "{\"employmentSituationId\": %d}".formatted(situation), MONEY));
        var wanted = Stream.of(required.split(" "))
                .filter(field -> !field.isEmpty())
                .map(field -> "/borrowers/" + ANA + "/professionalData/" + field + " required")
                .toList();

        assertThat(pending(process)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, true", "2026-11-21, false", "2026-11-22, false"})
    void an_identification_document_is_valid_through_its_last_day(String lastDay, boolean expired) {
        var process = process(ana(
                Fields.parse(PERSON)
                        .with("identificationDocExpirationDate", lastDay)
                        .json(),
                EMPLOYED,
                MONEY));

        assertThat(pending(process))
                .isEqualTo(expired ? List.of(personal("identificationDocExpirationDate") + " expired") : List.of());
    }

    @Test
    void the_day_is_that_of_lisbon() {
        var process = process(ana(
                Fields.parse(PERSON)
                        .with("identificationDocExpirationDate", "2026-06-30")
                        .json(),
                EMPLOYED,
                MONEY));

        assertThat(fields(process, Instant.parse("2026-06-30T22:59:59Z"))).isEmpty();
        assertThat(fields(process, Instant.parse("2026-06-30T23:00:00Z"))).hasSize(1);
    }

    @Test
    void the_old_identity_card_has_no_expiry() {
        var bare = Fields.parse(with(PERSON, "identificationDocTypeId", 6))
                .with(Json.MAPPER.createObjectNode().putNull("identificationDocExpirationDate"));

        assertThat(pending(process(ana(bare.json(), EMPLOYED, MONEY)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"incomeWagesPensions", "incomeGreenReceipts", "incomeRents", "incomeOthers"})
    void one_kind_of_income_is_enough_and_it_may_be_nothing(String income) {
        var money = "{\"%s\": 0, \"hasSocialSecurityDebt\": true}".formatted(income);

        assertThat(pending(process(ana(PERSON, EMPLOYED, money)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2", "3"})
    void everybody_but_the_key_borrower_has_a_relation_to_them(int type) {
        var process = process(
                ProcessState.IN_CREATION,
                ACQUISITION,
                List.of(ana(PERSON, EMPLOYED, MONEY), other(RUI, 2, type)),
                property(FLAT));

        assertThat(pending(process)).containsExactly("/borrowers/" + RUI + "/keyBorrowerRelationId required");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "2, 1, false", "1, 3, false"})
    void what_is_not_built_yet_has_no_area_and_no_year(int purpose, int typology, boolean required) {
        var bare = Fields.parse(with(FLAT, "typologyId", typology))
                .with(Json.MAPPER.createObjectNode().putNull("grossBuiltArea").putNull("yearBuilt"));
        var process = process(
                ProcessState.IN_CREATION, purpose, List.of(ana(PERSON, EMPLOYED, MONEY)), property(bare.json()));

        assertThat(pending(process)).hasSize(required ? 2 : 0);
    }

    @Test
    void everything_that_can_be_pending_has_a_name_in_both_languages() {
        var texts = Texts.of("mortgage");
        var bare = process(
                ProcessState.IN_CREATION,
                ACQUISITION,
                List.of(
                        ana(
                                "{\"maritalStatusId\": 2, \"identificationDocTypeId\": 1}",
                                "{\"employmentSituationId\": 1}",
                                "{}"),
                        ana("{\"identificationDocExpirationDate\": \"2001-01-01\"}", "{}", "{}"),
                        other(RUI, 2, 3)),
                property("{\"acquisitionAmount\": 1}"));

        var items = fields(bare, NOW);

        assertThat(items).extracting(PendingItem::code).contains("required", "expired");
        for (var language : Language.values()) {
            assertThat(items)
                    .allSatisfy(item -> assertThat(texts.text(language, "field." + item.field()))
                            .isNotBlank())
                    .allSatisfy(item -> assertThat(texts.text(language, "pending." + item.code(), "x"))
                            .isNotBlank());
        }
    }

    /** All that is pending but papers, none of which stops a process like these. */
    private static List<PendingItem> fields(MortgageProcess process, Instant now) {
        return GUARD.pending(process, now).stream()
                .filter(PendingItem::stopsSubmission)
                .toList();
    }

    private static List<String> pending(MortgageProcess process) {
        return fields(process, NOW).stream()
                .map(item -> item.pointer() + " " + item.code())
                .toList();
    }

    private static String personal(String field) {
        return "/borrowers/" + ANA + "/personalData/" + field;
    }

    private static String with(String json, String field, int value) {
        return Fields.parse(json).with(field, value).json();
    }

    private static List<String> allowed(Verdicts<ProcessAction> verdicts) {
        return verdicts.all().stream()
                .filter(Verdicts.Verdict::allowed)
                .map(verdict -> verdict.action().wire())
                .toList();
    }

    private static MortgageProcess complete(ProcessState state) {
        return process(
                state, ACQUISITION, List.of(ana(PERSON, EMPLOYED, MONEY), related(other(RUI, 2, 2))), property(FLAT));
    }

    private static MortgageProcess process(Borrower key) {
        return process(ProcessState.IN_CREATION, ACQUISITION, List.of(key), property(FLAT));
    }

    private static MortgageProcess process(
            ProcessState state, int purpose, List<Borrower> borrowers, Property property) {
        return new MortgageProcess(
                new UUID(0, 7),
                1001,
                1,
                state,
                new MortgageProcess.Origin(new UUID(0, 8), 10001, null),
                new MortgageProcess.Moments(NOW, NOW, new ProcessState.Waits(DUE, null)),
                null,
                213,
                loan(purpose),
                null,
                borrowers,
                property,
                CaseFile.NONE);
    }

    private static OfferedLoan loan(int purpose) {
        return Json.MAPPER.readValue("""
                {"priced": {"loan": {"loanAmount": 200000, "loanPurposeId": %d}, "fixings": [], "insurances": [],
                            "charges": []},
                 "statedInsurances": []}
                """.formatted(purpose), OfferedLoan.class);
    }

    private static Borrower bare() {
        return ana("{\"name\": \"Ana\"}", "{}", "{}");
    }

    private static Borrower ana(String personal, String professional, String financial) {
        return new Borrower(
                new BorrowerId(ANA),
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
                new BorrowerId(id),
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
