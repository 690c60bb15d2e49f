package dev.lendport.message;

import static dev.lendport.message.Talk.noteBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("listProcessNotes")
class ListProcessNotesTest {
    private final Talk talk = Talk.about(Talk.Kind.PROCESS);

    @Test
    void staff_see_all_notes_the_newest_first_and_no_messages() {
        talk.staff().post(talk.notes(), noteBody("For us", false)).expect(201);
        talk.sent("A question");
        talk.staff().post(talk.notes(), noteBody("For both", true)).expect(201);

        var list = talk.staff().get(talk.notes()).expect(200);
        assertThat(list.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(list.text("/listNotes/0/text")).isEqualTo("For both");
        assertThat(list.json().at("/listNotes/0/visibleToBroker").asBoolean()).isTrue();
        assertThat(list.text("/listNotes/1/text")).isEqualTo("For us");
        assertThat(list.json().at("/listNotes/1/visibleToBroker").asBoolean()).isFalse();
        assertThat(list.text("/listNotes/1/userName")).isEqualTo(TestServer.STAFF_EMAIL);

        var second = talk.staff().get(talk.notes() + "?pageNumber=2&pageSize=1").expect(200);
        assertThat(second.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(second.number("/count")).isEqualByComparingTo("1");
        assertThat(second.text("/listNotes/0/text")).isEqualTo("For us");
    }

    @Test
    void a_process_that_nobody_has_has_none() {
        talk.staff()
                .get("/backoffice/processes/" + UUID.randomUUID() + "/notes")
                .expectProblem(404, "not_found");
    }

    @Test
    void notes_are_not_for_partners() {
        talk.partner().get(talk.notes()).expectProblem(403, "not_allowed");
    }
}
