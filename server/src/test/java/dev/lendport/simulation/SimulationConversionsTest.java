package dev.lendport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.TestServer;
import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the mortgage module starts a process from. */
class SimulationConversionsTest {
    private final Api broker = Requests.broker();

    private static Outcome<AcceptedSimulation> convert(Caller caller, UUID simulation) {
        var conversions = TestServer.bean(SimulationConversions.class);
        return TestServer.bean(Transactions.class)
                .write(caller, now -> conversions.convert(caller, new SimulationId(simulation), Ids.next(), now));
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private static Caller owner(UUID simulation) {
        var owner = TestServer.bean(Transactions.class)
                .asSystem(() -> TestServer.bean(JdbcClient.class)
                        .sql("SELECT broker_id FROM journal_entry WHERE subject_id = ? LIMIT 1")
                        .param(simulation)
                        .query(UUID.class)
                        .single());
        return Caller.onBehalfOf(new BrokerId(owner), Actor.SYSTEM, Mode.SANDBOX, Language.EN);
    }

    private static ProblemCode refused(Outcome<AcceptedSimulation> outcome) {
        return switch (outcome) {
            case Outcome.Done<AcceptedSimulation> done -> throw new AssertionError(done);
            case Outcome.Refused<AcceptedSimulation>(var refusal) -> refusal.code();
        };
    }

    @Test
    void an_accepted_one_is_converted_with_everything_that_was_asked_and_priced() {
        var path = Requests.accepted(broker);
        var simulation = id(path);

        var converted = convert(owner(simulation), simulation);

        assertThat(converted).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            var accepted = (AcceptedSimulation) done.value();
            assertThat(accepted.request()).isEqualTo(Requests.requestWith("{}"));
            assertThat(accepted.borrowerIds()).hasSize(1);
            assertThat(accepted.priced().requested().mtic()).isEqualByComparingTo("343669.9");
        });
        var detail = broker.get(path);
        assertThat(detail.text("/simulationStatusID")).isEqualTo("5");
        assertThat(detail.text("/allowedActions/3/reasons/0/code")).isEqualTo("simulation_already_converted");
        assertThat(detail.json().has("processUniqueID")).isTrue();
        assertThat(broker.get("/v1/simulations?filterSimulationStatus=5").number("/totalRecords"))
                .isEqualByComparingTo("1");
        assertThat(broker.get("/v1/simulations?filterSimulationStatus=2").number("/totalRecords"))
                .isEqualByComparingTo("0");
    }

    @Test
    void each_obstacle_has_its_own_code() {
        var fresh = id(Requests.created(broker, Requests.VARIABLE));
        var caller = owner(fresh);
        var converted = id(Requests.accepted(broker));
        convert(caller, converted);

        assertThat(refused(convert(caller, fresh))).isEqualTo(ProblemCode.SIMULATION_NOT_ACCEPTED);
        assertThat(refused(convert(caller, converted))).isEqualTo(ProblemCode.SIMULATION_ALREADY_CONVERTED);
        assertThat(refused(convert(caller, Ids.next()))).isEqualTo(ProblemCode.NOT_FOUND);
        var other = id(Requests.accepted(Requests.broker()));
        assertThat(refused(convert(caller, other))).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void one_whose_validity_is_over_has_expired_before_its_deadline_fires() {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-08-01T10:00:00Z"}
                        """).expect(200);
        var simulation = id(Requests.accepted(broker));
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "2026-08-31T10:00:00Z"}
                        """).expect(200);

        assertThat(refused(convert(owner(simulation), simulation))).isEqualTo(ProblemCode.SIMULATION_EXPIRED);
    }

    @Test
    void of_many_at_once_one_wins() throws InterruptedException {
        var simulation = id(Requests.accepted(broker));
        var caller = owner(simulation);

        try (var executor = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> convert = () -> convert(caller, simulation) instanceof Outcome.Done;
            List<Boolean> done = executor
                    .invokeAll(Stream.generate(() -> convert).limit(4).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(done).containsExactlyInAnyOrder(true, false, false, false);
        }
    }
}
