package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.checklist.CaseDocument.About;
import dev.lendport.checklist.CaseDocument.CaseFileVersion;
import dev.lendport.checklist.CaseDocument.Decision;
import dev.lendport.checklist.ChecklistItem.State;
import dev.lendport.outcome.Json;
import dev.lendport.rulebook.RequiredDocument;
import dev.lendport.rulebook.RequiredPaper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a case has and lacks, by its papers alone. */
class ChecklistTest {
    private static final int PAYSLIPS = 906;
    private static final UUID KEY = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final LocalDate TODAY = LocalDate.parse("2026-03-31");

    /** The same day in Lisbon, where it is summer since the 29th: half past midnight. */
    private static final Instant DELIVERED = Instant.parse("2026-03-30T23:30:00Z");

    private static RequiredPaper payslips(@Nullable UUID of, int count, @Nullable Integer maximumAgeDays) {
        var rule = Json.MAPPER.readValue(
                """
                {"code": "payslips", "documentTypeId": %d, "of": "%s", "maximumAgeDays": %s, "count": %d,
                 "stopsSubmission": true, "pt": "Recibos", "en": "Payslips"}
                """.formatted(PAYSLIPS, of == null ? "process" : "eachBorrower", maximumAgeDays, count),
                RequiredDocument.class);
        return new RequiredPaper(of == null ? "payslips" : "payslips." + of, rule, of);
    }

    /** A paper for the tables, as {@code status}, with the day it bears or {@code -} for none. */
    private static CaseDocument paper(String status, @Nullable UUID of, @Nullable LocalDate datedOn, Instant at) {
        var state = DocumentStatus.ofWire(status);
        var isDecided = state == DocumentStatus.ACCEPTED || state == DocumentStatus.REFUSED;
        return new CaseDocument(
                UUID.randomUUID(),
                1,
                new About(PAYSLIPS, of, "Recibos", null, datedOn),
                state,
                new CaseFileVersion(1, UUID.randomUUID(), "a.pdf", 10, at, "agent"),
                isDecided ? new Decision(at, "staff", state == DocumentStatus.REFUSED ? 1 : null, status) : null);
    }

    private static CaseDocument paper(String status) {
        return paper(status, null, null, DELIVERED);
    }

    private static ChecklistItem item(RequiredPaper required, CaseDocument... papers) {
        var file = new CaseFile(List.of(papers), List.of(), Map.of());
        return Checklist.of(List.of(required), file, KEY, TODAY).items().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # delivered        | wanted | state     | stops
                    ''                 | 1      | MISSING   | true
                    delivered          | 1      | DELIVERED | false
                    accepted           | 1      | ACCEPTED  | false
                    refused            | 1      | REFUSED   | true
                    infected           | 1      | REFUSED   | true
                    refused delivered  | 1      | DELIVERED | false
                    refused accepted   | 1      | ACCEPTED  | false
                    infected delivered | 1      | DELIVERED | false
                    delivered          | 2      | MISSING   | true
                    delivered refused  | 2      | REFUSED   | true
                    delivered infected | 2      | REFUSED   | true
                    delivered delivered| 2      | DELIVERED | false
                    accepted delivered | 2      | DELIVERED | false
                    accepted accepted  | 2      | ACCEPTED  | false
                    accepted delivered | 1      | ACCEPTED  | false
                    """)
    void a_state_follows_from_what_was_delivered(String delivered, int wanted, State state, boolean stops) {
        var papers = Stream.of(delivered.split(" ", -1))
                .filter(status -> !status.isEmpty())
                .map(ChecklistTest::paper)
                .toArray(CaseDocument[]::new);

        var item = item(payslips(null, wanted, null), papers);

        assertThat(item.state()).isEqualTo(state);
        assertThat(item.stopsSubmission()).isEqualTo(stops);
        assertThat(item.documents()).hasSameSizeAs(papers);
        assertThat(item.pendingCode())
                .isEqualTo(state == State.MISSING ? "required" : state.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void the_last_refusal_is_told_and_that_of_a_virus_has_no_decision() {
        var refused = item(payslips(null, 1, null), paper("refused"), paper("refused"));
        var infected = item(payslips(null, 1, null), paper("infected"));

        assertThat(refused.refusal()).isNotNull();
        assertThat(infected.refusal()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // The last day counts, the next does not.
        "2026-03-01, 2026-03-31, 30, DELIVERED",
        "2026-02-28, 2026-03-31, 30, EXPIRED",
        "2026-03-31, 2026-03-31, 1,  DELIVERED",
        "2024-02-29, 2025-02-28, 365, DELIVERED",
        "2024-02-29, 2025-03-01, 365, EXPIRED",
    })
    void age_counts_from_the_day_that_a_paper_bears(LocalDate dated, LocalDate today, int most, State state) {
        var file = new CaseFile(List.of(paper("delivered", null, dated, DELIVERED)), List.of(), Map.of());

        var item = Checklist.of(List.of(payslips(null, 1, most)), file, KEY, today)
                .items()
                .getFirst();

        assertThat(item.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-30, DELIVERED", "2026-05-01, EXPIRED"})
    void without_a_day_age_counts_from_the_day_of_delivery_in_lisbon(LocalDate today, State state) {
        var file = new CaseFile(List.of(paper("accepted")), List.of(), Map.of());

        var item = Checklist.of(List.of(payslips(null, 1, 30)), file, KEY, today)
                .items()
                .getFirst();

        assertThat(item.state()).isEqualTo(state == State.DELIVERED ? State.ACCEPTED : state);
    }

    @Test
    void of_two_one_may_be_too_old_and_a_third_makes_up_for_it() {
        var old = paper("accepted", null, LocalDate.parse("2025-01-01"), DELIVERED);

        assertThat(item(payslips(null, 2, 90), old, paper("accepted")).state()).isEqualTo(State.EXPIRED);
        assertThat(item(payslips(null, 2, 90), old, paper("accepted"), paper("delivered"))
                        .state())
                .isEqualTo(State.DELIVERED);
        assertThat(item(payslips(null, 1, null), old).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void a_paper_that_names_nobody_is_the_key_borrowers() {
        var nobodys = paper("delivered", null, null, DELIVERED);
        var others = paper("delivered", OTHER, null, DELIVERED);

        assertThat(item(payslips(KEY, 1, null), nobodys).state()).isEqualTo(State.DELIVERED);
        assertThat(item(payslips(KEY, 1, null), others).state()).isEqualTo(State.MISSING);
        assertThat(item(payslips(OTHER, 1, null), nobodys).state()).isEqualTo(State.MISSING);
        assertThat(item(payslips(OTHER, 1, null), others).state()).isEqualTo(State.DELIVERED);
        assertThat(item(payslips(null, 2, null), nobodys, others).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void a_paper_of_another_type_is_nothing_for_it() {
        var other = new CaseDocument(
                UUID.randomUUID(),
                1,
                new About(PAYSLIPS + 1, null, "x", null, null),
                DocumentStatus.ACCEPTED,
                paper("delivered").file(),
                new Decision(DELIVERED, "staff", null, null));

        var item = item(payslips(null, 1, null), other);

        assertThat(item.state()).isEqualTo(State.MISSING);
        assertThat(item.documents()).isEmpty();
    }

    @Test
    void what_is_waived_is_there_whatever_was_delivered() {
        var waiver = new CaseFile.Waiver("payslips", 1, null, DELIVERED, "staff");
        var file = new CaseFile(List.of(paper("refused")), List.of(), Map.of("payslips", waiver));

        var item = Checklist.of(List.of(payslips(null, 2, 1)), file, KEY, TODAY)
                .items()
                .getFirst();

        assertThat(item.state()).isEqualTo(State.WAIVED);
        assertThat(item.stopsSubmission()).isFalse();
        assertThat(item.waiver()).isEqualTo(waiver);
        assertThat(item.documents()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, MISSING", "0, DELIVERED", "1, DELIVERED"})
    void only_what_is_delivered_after_a_request_counts_for_it(int secondsLater, State state) {
        var checklist = requested(paper("delivered", null, null, DELIVERED.plusSeconds(secondsLater)), null);

        var request = checklist.items().getLast();

        assertThat(request.state()).isEqualTo(state);
        assertThat(checklist.items().getFirst().state()).isEqualTo(State.DELIVERED);
        assertThat(checklist.openRequests()).hasSize(state == State.MISSING ? 1 : 0);
        assertThat(request.stopsSubmission()).isFalse();
        assertThat(request.lastDay()).contains(TODAY);
    }

    @Test
    void a_request_of_one_borrower_is_not_met_by_another() {
        var nobodys = paper("delivered", null, null, DELIVERED);

        assertThat(requested(nobodys, OTHER).openRequests()).hasSize(1);
        assertThat(requested(nobodys, KEY).openRequests()).isEmpty();
        assertThat(requested(paper("infected"), null).openRequests()).hasSize(1);
        assertThat(requested(paper("refused"), null).openRequests())
                .extracting(item -> Objects.requireNonNull(item.refusal()).text())
                .containsExactly("refused");
    }

    private static Checklist requested(CaseDocument paper, @Nullable UUID of) {
        var request = new CaseFile.Request(new UUID(2, 2), PAYSLIPS, of, "Newer", TODAY, DELIVERED, "staff");
        var file = new CaseFile(List.of(paper), List.of(request), Map.of());
        return Checklist.of(List.of(payslips(null, 1, null)), file, KEY, TODAY);
    }
}
