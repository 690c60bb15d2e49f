package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Patience;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Transactions;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.Deadlines;
import dev.lendport.deadline.Due;
import dev.lendport.journal.Sequencer;
import dev.lendport.outcome.Outcome;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who moves a test clock forward finds its callbacks delivered, and waits for nobody who does not answer. */
class FirstAttemptsTest {
    private static final String ADVANCE = "/v1/sandbox/clock/advance";
    private static final String BY_A_YEAR = "{\"by\": \"P1Y\"}";
    private static final String SIMULATION = """
            {"loan": {"loanAmount": 200000, "loanDurationMonths": 360, "productSchemeId": 1, "loanPurposeId": 1,
                      "productPurposeId": 2, "indexTypeSubCategoryId": 2, "indexTypeId": 5, "hasCrossSelling": true,
                      "sustainabilityCampaign": false},
             "borrowers": [{"isKeyBorrower": true, "name": "Ana Ferreira", "taxId": "123456789",
                            "birthDate": "1990-05-10", "monthlyIncome": 3450, "monthlyInstallments": 120.5}],
             "property": {"typologyId": 1, "acquisitionAmount": 250000, "districtId": 1}}
            """;

    private final Partner partner = Partner.sandbox();
    private final FirstAttempts firstAttempts = TestServer.bean(FirstAttempts.class);

    private void simulations(int number) {
        for (int i = 0; i < number; i++) {
            partner.api().post("/v1/simulations", SIMULATION).expect(201);
        }
    }

    @Test
    void an_advance_answers_when_its_callbacks_have_arrived_and_counts_them() {
        simulations(3);
        // What was journalled before the receiver was there is not told to it.
        TestServer.bean(Sequencer.class).sequence();
        try (var receiver = TestReceiver.answering(200)) {
            partner.put(1, receiver.url()).expect(201);
            var passed = partner.api().post(ADVANCE, BY_A_YEAR).expect(200);

            assertThat(passed.json().path("fired").size()).isEqualTo(3);
            assertThat(passed.number("/deliveries")).isEqualByComparingTo("3");
            assertThat(receiver.received())
                    .extracting(received -> received.json().path("type").asString())
                    .containsOnly("simulation.expired")
                    .hasSize(3);
        }
    }

    @Test
    void the_same_key_again_gets_the_same_number() {
        simulations(2);
        try (var receiver = TestReceiver.answering(204)) {
            partner.put(1, receiver.url()).expect(201);
            var keyed = partner.api().header("Idempotency-Key", Ids.next().toString());
            var first = keyed.post(ADVANCE, BY_A_YEAR).expect(200);
            var again = keyed.post(ADVANCE, BY_A_YEAR).expect(200);

            assertThat(first.number("/deliveries")).isEqualByComparingTo("2");
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.body()).isEqualTo(first.body());
        }
    }

    @Test
    void what_a_receiver_refuses_is_tried_once_and_not_counted() {
        simulations(1);
        try (var receiver = TestReceiver.that((exchange, number) -> TestReceiver.answer(exchange, 500, ""))) {
            partner.put(1, receiver.url()).expect(201);
            var passed = partner.api().post(ADVANCE, BY_A_YEAR).expect(200);

            assertThat(passed.number("/deliveries")).isEqualByComparingTo("0");
            assertThat(receiver.received()).isNotEmpty();
        }
    }

    @Test
    void a_partner_without_callbacks_waits_for_none() {
        set();

        assertThat(partner.api().post(ADVANCE, BY_A_YEAR).expect(200).number("/deliveries"))
                .isEqualByComparingTo("0");
    }

    private void set() {
        var deadlines = TestServer.bean(Deadlines.class);
        TestServer.bean(Transactions.class).write(partner.caller(), now -> {
            var due = Due.afterCalendarDays(now, 3, ZoneId.of("Europe/Lisbon"));
            deadlines.set(partner.caller(), DeadlineKind.SIMULATION_VALIDITY, "simulation", Ids.next(), due);
            return Outcome.done(true);
        });
    }

    @Test
    void a_receiver_that_hangs_holds_nobody_longer_than_the_limit() {
        var over = new CountDownLatch(1);
        try (var receiver = TestReceiver.that((exchange, number) -> {
            try {
                over.await(2 * Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        })) {
            partner.register(receiver.url());
            UUID event = partner.happen().event();
            TestServer.bean(Sequencer.class).sequence();
            long begun = System.nanoTime();

            assertThat(firstAttempts.await(partner.caller(), List.of(event), Duration.ofMillis(300)))
                    .isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            // It hangs still.
            assertThat(partner.delivery(event).json().path("listAttempts").size())
                    .isZero();
            over.countDown();
        }
    }
}
