package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.TestServer;
import dev.lendport.simulation.OwnedSimulation;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A partner is told that the lender has written, and not what. */
class MessageCallbackTest {
    private static final int MESSAGE_RECEIVED = 5;

    private final Partner partner = Partner.sandbox();

    @Test
    void a_message_of_the_lender_is_told_with_ids_alone() {
        try (var receiver = TestReceiver.answering(200)) {
            partner.put(MESSAGE_RECEIVED, receiver.url()).expect(201);
            var simulation = Objects.requireNonNull(
                    new OwnedSimulation().make(partner.broker()).get("simulationUniqueId"));
            var written = "{\"subject\": \"Secret subject\", \"text\": \"Secret text\"}";

            partner.api()
                    .post("/v1/simulations/" + simulation + "/messages", written)
                    .expect(201);
            var id = TestServer.staff()
                    .post("/backoffice/simulations/" + simulation + "/messages", written)
                    .expect(201)
                    .text("/additionalData/messageUniqueID");
            await().until(() -> !receiver.received().isEmpty());

            assertThat(receiver.received()).hasSize(1);
            var body = receiver.received().getFirst().json();
            assertThat(body.path("type").asString()).isEqualTo("message.received");
            assertThat(body.path("notificationTypeID").intValue()).isEqualTo(MESSAGE_RECEIVED);
            assertThat(body.path("simulationUniqueId").asString()).isEqualTo(simulation);
            assertThat(body.path("data").propertyNames()).containsExactlyInAnyOrder("messageUniqueID", "direction");
            assertThat(body.at("/data/messageUniqueID").asString()).isEqualTo(id);
            assertThat(body.at("/data/direction").asString()).isEqualTo("to_partner");
            assertThat(body.toString()).doesNotContain("Secret");
        }
    }
}
