package dev.lendport.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for reading the lender's messages about every kind of case. */
abstract class MarkMessageRead {
    private final Talk talk;

    MarkMessageRead(Talk.Kind kind) {
        talk = Talk.about(kind);
    }

    @Test
    void it_is_read_once_and_both_sides_see_when() {
        var id = talk.received("Please look.");
        var path = talk.messages() + "/" + id;

        var first = talk.partner().post(path + "/read").expect(200);
        var readAt = talk.partner().get(path).text("/readAt");
        var tag = talk.tag();
        talk.partner()
                .put("/v1/sandbox/clock", "{\"mode\": \"frozen\", \"instant\": \"2026-12-24T09:00:00Z\"}")
                .expect(200);
        talk.partner().post(path + "/read").expect(200);

        assertThat(readAt).isNotEmpty();
        assertThat(talk.partner().get(path).text("/readAt")).isEqualTo(readAt);
        assertThat(talk.partner().get(path).header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(talk.staff().get(talk.staffMessages()).text("/listMessages/0/readAt"))
                .isEqualTo(readAt);
        assertThat(talk.partner().get(talk.messages()).number("/unreadCount")).isZero();
        assertThat(talk.tag()).as("the second time changed nothing").isEqualTo(tag);
        assertThat(talk.timeline())
                .filteredOn(entry -> entry.path("type").asString().equals("message.read"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.at("/data/messageUniqueID").asString()).isEqualTo(id));
    }

    @Test
    void what_one_wrote_oneself_is_for_the_other_to_read() {
        var id = talk.sent("A question");

        talk.partner().post(talk.messages() + "/" + id + "/read").expectProblem(409, "message_own");

        assertThat(talk.partner()
                        .get(talk.messages())
                        .json()
                        .at("/listMessages/0")
                        .has("readAt"))
                .isFalse();
    }

    @Test
    void what_is_not_there_is_not_read() {
        var id = talk.received("Please look.");

        talk.partner().post(talk.messages() + "/" + UUID.randomUUID() + "/read").expectProblem(404, "not_found");
        TestServer.sandboxBroker().post(talk.messages() + "/" + id + "/read").expectProblem(404, "not_found");
        assertThat(talk.partner().get(talk.messages()).number("/unreadCount")).isEqualByComparingTo("1");
    }
}
