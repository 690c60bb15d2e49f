package dev.lendport.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for the messages about every kind of case. */
abstract class ListMessages {
    private final Talk talk;

    ListMessages(Talk.Kind kind) {
        talk = Talk.about(kind);
    }

    @Test
    void both_sides_are_listed_the_newest_first() {
        var question = talk.sent("Is the payslip of October enough?");
        var answer = talk.received("It is.");

        var reply = talk.partner().get(talk.messages()).expect(200);

        assertThat(reply.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(reply.number("/count")).isEqualByComparingTo("2");
        assertThat(reply.text("/listMessages/0/messageUniqueID")).isEqualTo(answer);
        assertThat(reply.text("/listMessages/0/subject")).isEqualTo("An answer");
        assertThat(reply.text("/listMessages/0/text")).isEqualTo("It is.");
        assertThat(reply.text("/listMessages/0/direction")).isEqualTo("to_partner");
        assertThat(reply.text("/listMessages/0/userName")).isEqualTo("staff@lender.example");
        assertThat(reply.text("/listMessages/0/date")).endsWith("Z");
        assertThat(reply.text("/listMessages/1/messageUniqueID")).isEqualTo(question);
        assertThat(reply.text("/listMessages/1/direction")).isEqualTo("from_partner");
        assertThat(reply.text("/listMessages/1/userName"))
                .isEqualTo(talk.broker().username());
    }

    @Test
    void pages_follow_each_other_and_the_one_after_the_last_is_empty() {
        for (int i = 1; i <= 5; i++) {
            talk.sent("Number " + i);
        }

        assertThat(texts(1, 2)).containsExactly("Number 5", "Number 4");
        assertThat(texts(2, 2)).containsExactly("Number 3", "Number 2");
        assertThat(texts(3, 2)).containsExactly("Number 1");
        var beyond = talk.partner()
                .get(talk.messages() + "?pageNumber=1000000&pageSize=200")
                .expect(200);
        assertThat(beyond.number("/totalCount")).isEqualByComparingTo("5");
        assertThat(beyond.number("/count")).isZero();
        talk.partner().get(talk.messages() + "?pageSize=201").expectInvalid("/pageSize out_of_range");
        talk.partner().get(talk.messages() + "?pageNumber=0").expectInvalid("/pageNumber out_of_range");
    }

    private List<String> texts(int page, int size) {
        return talk.partner()
                .get(talk.messages() + "?pageNumber=%d&pageSize=%d".formatted(page, size))
                .expect(200)
                .json()
                .path("listMessages")
                .valueStream()
                .map(message -> message.path("text").asString())
                .toList();
    }

    @Test
    void looking_reads_nothing() {
        talk.received("Please look.");
        talk.sent("Looking.");
        var tag = talk.tag();

        assertThat(talk.partner().get(talk.messages()).number("/unreadCount")).isEqualByComparingTo("1");
        var again = talk.partner().get(talk.messages());

        assertThat(again.number("/unreadCount")).isEqualByComparingTo("1");
        assertThat(again.json().at("/listMessages/1").has("readAt")).isFalse();
        assertThat(talk.tag()).isEqualTo(tag);
    }

    @Test
    void an_unknown_case_has_none() {
        talk.partner()
                .get(talk.messages()
                        .replace(talk.id().toString(), UUID.randomUUID().toString()))
                .expectProblem(404, "not_found");
    }
}
