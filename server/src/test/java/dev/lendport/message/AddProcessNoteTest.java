package dev.lendport.message;

import static dev.lendport.message.Talk.noteBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.journal.Sequencer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("addProcessNote")
class AddProcessNoteTest {
    private final Talk talk = Talk.about(Talk.Kind.PROCESS);

    private String noted(String text, boolean visible) {
        return talk.staff()
                .post(talk.notes(), noteBody(text, visible))
                .expect(201)
                .text("/additionalData/noteUniqueID");
    }

    /** All that the partner can look at, as it is now. */
    private String everythingOfThePartner() {
        TestServer.bean(Sequencer.class).sequence();
        var all = new StringBuilder(talk.tag());
        for (var path : new String[] {
            talk.path(),
            talk.path() + "/timeline",
            talk.path() + "/actions",
            talk.path() + "/deadlines",
            talk.messages(),
            "/v1/processes",
            "/v1/events?limit=1000"
        }) {
            all.append('\n').append(talk.partner().get(path).expect(200).body());
        }
        return all.toString();
    }

    @Test
    void what_only_staff_see_changes_nothing_that_the_partner_sees() {
        talk.sent("A question");
        var before = everythingOfThePartner();

        noted("Not before the appraisal.", false);

        assertThat(everythingOfThePartner()).isEqualTo(before);
        assertThat(talk.staff().get(talk.notes()).text("/listNotes/0/text")).isEqualTo("Not before the appraisal.");
    }

    @Test
    void what_the_partner_may_see_stands_in_the_process_and_is_told() {
        var held = talk.tag();
        talk.sent("A question");
        noted("Not before the appraisal.", false);
        var id = noted("Called;\nthe payslip comes on Friday.", true);

        var detail = talk.partner().get(talk.path()).expect(200);
        assertThat(detail.json().path("notesProcessList").valueStream())
                .extracting(note -> note.path("comment").asString())
                .containsExactly("Called;\nthe payslip comes on Friday.", "A question");
        assertThat(detail.text("/notesProcessList/0/userName")).isEqualTo(TestServer.STAFF_EMAIL);
        assertThat(detail.text("/notesProcessList/0/date")).endsWith("Z");
        assertThat(detail.header("ETag")).isNotEqualTo(held);
        var last = talk.lastOfTimeline();
        assertThat(last.path("type").asString()).isEqualTo("note.added");
        assertThat(last.path("data").propertyNames()).containsExactly("noteUniqueID");
        assertThat(last.at("/data/noteUniqueID").asString()).isEqualTo(id);
        assertThat(talk.partner().get(talk.messages()).number("/totalCount")).isEqualByComparingTo("1");
    }

    @Test
    void a_process_shows_the_latest_hundred() {
        for (int i = 1; i <= 101; i++) {
            noted("Note " + i, true);
        }

        var shown = talk.partner().get(talk.path()).json().path("notesProcessList");
        assertThat(shown).hasSize(100);
        assertThat(shown.get(0).path("comment").asString()).isEqualTo("Note 101");
        assertThat(shown.get(99).path("comment").asString()).isEqualTo("Note 2");
    }

    @Test
    void a_repeated_key_notes_it_once() {
        var client = talk.staff().header("Idempotency-Key", Ids.next().toString());

        var first = client.post(talk.notes(), noteBody("Once", false)).expect(201);
        var again = client.post(talk.notes(), noteBody("Once", false)).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(talk.staff().get(talk.notes()).number("/totalCount")).isEqualByComparingTo("1");
    }

    @Test
    void the_text_keeps_to_the_rules_of_messages() {
        talk.staff().post(talk.notes(), noteBody("a\u202eb", true)).expectInvalid("/text invalid_format");
        talk.staff().post(talk.notes(), noteBody(" \n", true)).expectInvalid("/text invalid_format");
        talk.staff().post(talk.notes(), noteBody("x".repeat(10_001), true)).expectInvalid("/text too_long");
        talk.staff().post(talk.notes(), "{\"text\": \"To whom?\"}").expectInvalid("/visibleToBroker required");
        talk.staff()
                .post("/backoffice/processes/" + UUID.randomUUID() + "/notes", noteBody("Nowhere", true))
                .expectProblem(404, "not_found");
    }
}
