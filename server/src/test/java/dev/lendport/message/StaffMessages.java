package dev.lendport.message;

import static dev.lendport.message.Talk.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.caller.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for the lender's side of the messages about every kind of case; each operation's class does all of it. */
abstract class StaffMessages {
    final Talk talk;

    StaffMessages(Talk.Kind kind) {
        talk = Talk.about(kind);
    }

    @Test
    void staff_write_and_the_partner_finds_it() {
        var before = talk.tag();
        var reply = talk.staff()
                .header("Idempotency-Key", Ids.next().toString())
                .post(talk.staffMessages(), body("Proof of income", "Two payslips, please."))
                .expect(201);

        var id = reply.text("/additionalData/messageUniqueID");
        assertThat(reply.header("Location")).isEqualTo(talk.staffMessages() + "/" + id);
        assertThat(talk.partner().get(talk.messages() + "/" + id).text("/text")).isEqualTo("Two payslips, please.");
        assertThat(talk.tag()).isNotEqualTo(before);
        var last = talk.lastOfTimeline();
        assertThat(last.path("type").asString()).isEqualTo("message.received");
        assertThat(last.at("/data/direction").asString()).isEqualTo("to_partner");
        talk.staff()
                .post(talk.staffMessages(), body("Turned \u202e around", "\u0085"))
                .expectInvalid("/subject invalid_format", "/text invalid_format");
    }

    @Test
    void staff_read_what_the_partner_wrote() {
        var id = talk.sent("A question");
        talk.received("An answer");
        var list = talk.staff().get(talk.staffMessages() + "?pageSize=1").expect(200);
        assertThat(list.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(list.number("/count")).isEqualByComparingTo("1");
        assertThat(list.number("/unreadCount")).isEqualByComparingTo("1");

        talk.staff().post(talk.staffMessages() + "/" + id + "/read").expect(200);

        assertThat(talk.staff().get(talk.staffMessages()).number("/unreadCount"))
                .isZero();
        assertThat(talk.staff().get(talk.staffMessages() + "/" + id).expect(200).text("/readAt"))
                .endsWith("Z")
                .isEqualTo(talk.partner().get(talk.messages() + "/" + id).text("/readAt"));
        assertThat(talk.lastOfTimeline().path("type").asString()).isEqualTo("message.read");
        assertThat(talk.partner().get(talk.messages()).number("/unreadCount"))
                .as("the lender reads for itself")
                .isEqualByComparingTo("1");
    }

    @Test
    void the_lenders_own_messages_are_for_the_partner_to_read() {
        var id = talk.received("An answer");

        talk.staff().post(talk.staffMessages() + "/" + id + "/read").expectProblem(409, "message_own");
    }

    @Test
    void what_nobody_has_is_not_there() {
        var nowhere = talk.staffMessages()
                .replace(talk.id().toString(), UUID.randomUUID().toString());
        var none = "/" + UUID.randomUUID();

        talk.staff().get(nowhere).expectProblem(404, "not_found");
        talk.staff().post(nowhere, body("An answer", "To whom?")).expectProblem(404, "not_found");
        talk.staff().get(nowhere + none).expectProblem(404, "not_found");
        talk.staff().post(nowhere + none + "/read").expectProblem(404, "not_found");
        talk.staff().get(talk.staffMessages() + none).expectProblem(404, "not_found");
        talk.staff().post(talk.staffMessages() + none + "/read").expectProblem(404, "not_found");
    }
}
