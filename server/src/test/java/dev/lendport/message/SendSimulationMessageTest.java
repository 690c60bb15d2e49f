package dev.lendport.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import org.junit.jupiter.api.Test;

@Covers("sendSimulationMessage")
class SendSimulationMessageTest extends SendMessage {
    SendSimulationMessageTest() {
        super(Talk.Kind.SIMULATION);
    }

    @Test
    void one_that_is_over_is_still_written_about() {
        talk.partner().delete(talk.path()).expect(200);
        var held = talk.tag();

        talk.sent("Why was it canceled?");
        talk.received("You asked for it.");

        assertThat(talk.tag()).isNotEqualTo(held);
        assertThat(talk.lastOfTimeline().path("type").asString()).isEqualTo("message.received");
    }
}
