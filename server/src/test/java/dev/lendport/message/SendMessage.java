package dev.lendport.message;

import static dev.lendport.message.Talk.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.AtOnce;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for a message to the lender about every kind of case. */
abstract class SendMessage {
    private final Talk.Kind kind;
    final Talk talk;

    SendMessage(Talk.Kind kind) {
        this.kind = kind;
        this.talk = Talk.about(kind);
    }

    @Test
    void it_is_kept_and_found_where_the_answer_says() {
        var reply = talk.partner()
                .post(talk.messages(), body("Proof of income", "Is one payslip enough?"))
                .expect(201);

        var id = reply.text("/additionalData/messageUniqueID");
        assertThat(reply.text("/operationStatus/operationStatusCode")).isEqualTo("020101");
        assertThat(reply.header("Location")).isEqualTo(talk.messages() + "/" + id);
        var found = talk.partner().get(reply.header("Location")).expect(200);
        assertThat(found.text("/subject")).isEqualTo("Proof of income");
        assertThat(found.header("ETag")).isEqualTo(reply.header("ETag"));
    }

    @Test
    void what_is_written_comes_back_to_the_letter() {
        for (var text : new String[] {
            "one\r\ntwo\nthree\rfour\n",
            "  \tindented, and blank at the end  ",
            "<script>alert(1)</script> **bold** {{x}} ${y} %s &amp;",
            "Ação, ﬁ, 'quoted' \"twice\" \\ / \u2028 عربي שלום 日本 👩‍👩‍👧 é",
            "x".repeat(10_000),
            "👩".repeat(10_000)
        }) {
            var id = talk.sent(text);
            assertThat(talk.partner().get(talk.messages() + "/" + id).text("/text"))
                    .isEqualTo(text);
            assertThat(talk.staff().get(talk.staffMessages() + "/" + id).text("/text"))
                    .isEqualTo(text);
        }
    }

    @Test
    void what_hides_or_shows_nothing_is_refused() {
        for (var text : new String[] {
            "a\u202eb", "a\u202ab", "a\u2067b", "a\u0085b", "a\u009bb", " \t\r\n", "\u200b\ufeff", "\u00a0"
        }) {
            talk.partner().post(talk.messages(), body("A question", text)).expectInvalid("/text invalid_format");
            talk.partner().post(talk.messages(), body(text, "A question")).expectInvalid("/subject invalid_format");
        }
        for (var text : new String[] {"a\u0000b", "a\u001b[31mb", "a\u007fb"}) {
            talk.partner().post(talk.messages(), body("A question", text)).expectInvalid("/text invalid");
        }
        for (var subject : new String[] {"two\nlines", "a\tb", "a\rb", "a\u2028b"}) {
            talk.partner().post(talk.messages(), body(subject, "A question")).expectInvalid("/subject invalid_format");
        }
        assertThat(talk.partner().get(talk.messages()).number("/totalCount")).isZero();
    }

    @Test
    void its_length_is_limited_and_nothing_is_left_out() {
        talk.partner()
                .post(talk.messages(), body("s".repeat(200), "t".repeat(10_000)))
                .expect(201);
        talk.partner()
                .post(talk.messages(), body("s".repeat(201), "t".repeat(10_001)))
                .expectInvalid("/subject too_long", "/text too_long");
        talk.partner().post(talk.messages(), body("", "")).expectProblem(400, "invalid_request");
        talk.partner().post(talk.messages(), "{}").expectInvalid("/subject required", "/text required");
        talk.partner()
                .post(talk.messages(), "{\"subject\": 1, \"text\": null, \"to\": \"x\"}")
                .expectInvalid("/subject wrong_type", "/text wrong_type", "/to unknown_field");
    }

    @Test
    void the_case_has_changed_for_whoever_holds_a_copy() {
        var held = talk.tag();
        talk.partner().header("If-None-Match", held).get(talk.path()).expect(304);

        talk.sent("A question");

        talk.partner().header("If-None-Match", held).get(talk.path()).expect(200);
        assertThat(talk.tag()).isNotEqualTo(held);
    }

    @Test
    void the_timeline_and_the_feed_tell_ids_alone() {
        var id = talk.sent("Secret words");

        var last = talk.lastOfTimeline();
        assertThat(last.path("type").asString()).isEqualTo("message.sent");
        assertThat(last.path("userName").asString()).isEqualTo(talk.broker().username());
        assertThat(last.path("data").propertyNames()).containsExactlyInAnyOrder("messageUniqueID", "direction");
        assertThat(last.at("/data/messageUniqueID").asString()).isEqualTo(id);
        assertThat(last.at("/data/direction").asString()).isEqualTo("from_partner");
        assertThat(talk.partner().get("/v1/events?limit=1000").body()).doesNotContain("Secret", "A question");
    }

    @Test
    void a_repeated_key_sends_it_once() {
        var client = talk.partner().header("Idempotency-Key", Ids.next().toString());

        var first = client.post(talk.messages(), body("A question", "Once")).expect(201);
        var again = client.post(talk.messages(), body("A question", "Once")).expect(201);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        client.post(talk.messages(), body("A question", "Twice")).expectProblem(422, "idempotency_key_reused");
        assertThat(talk.partner().get(talk.messages()).number("/totalCount")).isEqualByComparingTo("1");
    }

    @Test
    void both_sides_at_once_stand_one_behind_the_other() {
        var before = talk.timeline().size();

        AtOnce.all(IntStream.range(0, 8)
                .<Callable<String>>mapToObj(i -> () -> i % 2 == 0 ? talk.sent("From " + i) : talk.received("To " + i))
                .toList());

        assertThat(talk.timeline())
                .extracting(entry -> entry.path("sequence").asLong())
                .hasSize(before + 8)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(talk.partner().get(talk.messages()).number("/totalCount")).isEqualByComparingTo("8");
    }

    @Test
    void a_case_that_is_full_takes_no_more() {
        fill(talk, WriteMessage.MOST);

        talk.partner().post(talk.messages(), body("A question", "One more")).expectProblem(409, "message_too_many");
        talk.staff().post(talk.staffMessages(), body("An answer", "One more")).expectProblem(409, "message_too_many");
        Talk.about(kind, talk.broker()).sent("About another");
        assertThat(talk.partner().get(talk.messages()).number("/totalCount")).isEqualByComparingTo("1000");
    }

    private static void fill(Talk talk, int messages) {
        var caller = talk.broker().caller(Mode.SANDBOX);
        TestServer.bean(Transactions.class)
                .write(
                        caller,
                        now -> Outcome.done(TestServer.bean(JdbcClient.class)
                                .sql("""
                        INSERT INTO message (broker_id, kind, case_id, id, sent_at, direction, visible_to_partner, subject,
                                             text, user_id, user_name)
                        SELECT w.broker_id, w.kind, w.case_id, gen_random_uuid(), now(), 'from_partner', true, 'Many',
                               'One of many', gen_random_uuid(), 'somebody'
                          FROM case_search w CROSS JOIN generate_series(1, ?)
                         WHERE w.broker_id = ? AND w.case_id = ?
                        """)
                                .params(messages, caller.broker().value(), talk.id())
                                .update()));
    }

    @Test
    void another_brokers_case_is_not_there() {
        var stranger = TestServer.sandboxBroker();

        stranger.post(talk.messages(), body("A question", "Mine?")).expectProblem(404, "not_found");
        stranger.post(
                        talk.messages()
                                .replace(talk.id().toString(), UUID.randomUUID().toString()),
                        body("A question", "Mine?"))
                .expectProblem(404, "not_found");
        assertThat(talk.partner().get(talk.messages()).number("/totalCount")).isZero();
    }
}
