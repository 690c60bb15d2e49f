package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TouchPortabilityTest {
    @Test
    void what_lies_beside_a_request_gives_it_one_version_more_and_nothing_else() {
        var broker = TestServer.newBroker(Mode.SANDBOX);
        var caller = broker.caller(Mode.SANDBOX);
        var key = UUID.fromString(
                Objects.requireNonNull(new OwnedPortability().make(broker).get("received_portability.key")));
        var path = "/credit_transfer/received_portability/" + key;
        var before = broker.api().get(path).expect(200);

        var touched = TestServer.bean(Transactions.class)
                .write(
                        caller,
                        now -> Outcome.done(
                                TestServer.bean(PortabilityCases.class).touch(caller, key, now)));

        var after = broker.api().get(path).expect(200);
        assertThat(touched).isEqualTo(Outcome.done(version(before.header("ETag")) + 1));
        assertThat(version(after.header("ETag"))).isEqualTo(version(before.header("ETag")) + 1);
        assertThat(after.body()).isEqualTo(before.body());
    }

    private static long version(String tag) {
        return Long.parseLong(tag.substring(1).split("-", 2)[0]);
    }
}
