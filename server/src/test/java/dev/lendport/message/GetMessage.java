package dev.lendport.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for one message about every kind of case. */
abstract class GetMessage {
    private final Talk talk;
    private final Talk.Kind kind;

    GetMessage(Talk.Kind kind) {
        this.kind = kind;
        this.talk = Talk.about(kind);
    }

    @Test
    void a_copy_is_current_until_the_message_is_read() {
        var path = talk.messages() + "/" + talk.received("Please look.");
        var found = talk.partner().get(path).expect(200);
        assertThat(found.json().has("readAt")).isFalse();
        var holding = talk.partner().header("If-None-Match", found.header("ETag"));
        holding.get(path).expect(304);

        talk.partner().post(path + "/read").expect(200);

        assertThat(holding.get(path).expect(200).text("/readAt")).endsWith("Z");
    }

    @Test
    void it_is_found_at_its_own_case_alone() {
        var id = talk.sent("Here.");
        var other = Talk.about(kind, talk.broker());

        talk.partner().get(other.messages() + "/" + id).expectProblem(404, "not_found");
        talk.partner().get(talk.messages() + "/" + UUID.randomUUID()).expectProblem(404, "not_found");
        TestServer.sandboxBroker().get(talk.messages() + "/" + id).expectProblem(404, "not_found");
    }
}
