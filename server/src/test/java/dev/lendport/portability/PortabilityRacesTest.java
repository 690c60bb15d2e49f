package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.AtOnce;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.credit.CreditOperations;
import dev.lendport.outcome.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever comes at the same moment, a request moves once. */
class PortabilityRacesTest {
    private final Correspondent correspondent = Correspondent.onMonday();

    @RepeatedTest(5)
    void a_release_and_a_retention() {
        var request = correspondent.request();
        var evidence = Correspondent.retention(correspondent.document("jpeg"));

        var statuses = AtOnce.all(List.<Callable<Integer>>of(
                () -> correspondent.release(request).status(),
                () -> correspondent.answer(request, evidence).status()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(correspondent.story(request)).isIn("received waiting_settlement", "received waiting_validation");
    }

    @RepeatedTest(5)
    void a_payment_and_a_withdrawal() {
        var request = correspondent.request();
        correspondent.release(request).expect(200);

        AtOnce.all(List.<Callable<Reply>>of(() -> correspondent.pay(request), () -> correspondent.cancel(request)));

        assertThat(correspondent.story(request))
                .isIn(
                        "received waiting_settlement settled",
                        "received waiting_settlement canceled_by_proponent payment_returned");
    }

    @RepeatedTest(5)
    void the_same_payment_from_all_sides() {
        var request = correspondent.request();
        correspondent.release(request).expect(200);

        AtOnce.times(4, () -> correspondent.pay(request).expect(200));

        assertThat(correspondent.story(request))
                .isEqualTo("received waiting_settlement settled payment_returned payment_returned payment_returned");
    }

    @RepeatedTest(5)
    void the_cut_off_of_the_payment_and_the_payment() {
        var request = correspondent.request();
        correspondent.release(request).expect(200);
        var day = correspondent.show(request).text("/settlement_date");

        AtOnce.all(List.<Callable<Integer>>of(
                () -> correspondent.pay(request).expect(200).status(), () -> {
                    correspondent.advance(day + "T21:30:00Z");
                    return 200;
                }));

        assertThat(correspondent.story(request))
                .isIn(
                        "received waiting_settlement settled",
                        "received waiting_settlement canceled_by_creditor payment_returned");
    }

    @RepeatedTest(5)
    void two_requests_for_one_contract() {
        var contract = correspondent.contract();

        assertThat(AtOnce.times(3, () -> correspondent.attack(contract).status()))
                .containsExactlyInAnyOrder(200, 409, 409);
    }

    @Test
    void a_request_while_the_contract_is_paid_off() throws Exception {
        var contract = correspondent.contract();
        var caller = correspondent.broker().caller(Mode.SANDBOX);
        var operations = TestServer.bean(CreditOperations.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attack = TestServer.bean(Transactions.class).write(caller, now -> {
                var operation = operations.lock(caller, contract).orElseThrow();
                operations.settle(
                        caller,
                        contract,
                        operations
                                .balance(caller, operation, LocalDate.parse("2026-11-23"))
                                .total(),
                        LocalDate.parse("2026-11-23"),
                        now);
                var attacking = threads.submit(() -> correspondent.attack(contract));
                var own = TestServer.bean(JdbcClient.class)
                        .sql("SELECT pg_backend_pid()")
                        .query(Integer.class)
                        .single();
                await().until(() -> !Stored.column(
                                "SELECT pid FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))", own)
                        .isEmpty());
                return Outcome.done(attacking);
            });

            switch (attack) {
                case Outcome.Done<Future<Reply>>(var attacking) ->
                    attacking.get().expectProblem(409, "portability_contract_settled");
                case Outcome.Refused<Future<Reply>> refused -> throw new AssertionError(refused);
            }
        }
    }

    @RepeatedTest(5)
    void one_document_for_two_requests() {
        var one = correspondent.request();
        var other = correspondent.request();
        var evidence = Correspondent.retention(correspondent.document("jpeg"));

        assertThat(AtOnce.all(List.<Callable<Integer>>of(
                        () -> correspondent.answer(one, evidence).status(),
                        () -> correspondent.answer(other, evidence).status())))
                .containsExactlyInAnyOrder(200, 400);
    }
}
