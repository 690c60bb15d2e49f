package dev.lendport.message;

import static dev.lendport.message.Talk.noteBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.Stored;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written stays as it was written: the role of the server cannot change it. */
class MessageRightsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE lendport.message SET text = 'Other words'",
                "UPDATE lendport.message SET visible_to_partner = true",
                "UPDATE lendport.message SET user_name = 'somebody else'",
                "UPDATE lendport.message SET sent_at = now()",
                "DELETE FROM lendport.message",
                "TRUNCATE lendport.message"
            })
    void a_row_is_never_changed(String statement) {
        var talk = Talk.about(Talk.Kind.PROCESS);
        talk.staff().post(talk.notes(), noteBody("As it was", false)).expect(201);

        for (var role : new String[] {"lendport_app", "lendport_system"}) {
            assertThatThrownBy(() -> Stored.changeAs(role, statement)).hasMessageContaining("permission denied");
        }
        assertThat(talk.staff().get(talk.notes()).text("/listNotes/0/text")).isEqualTo("As it was");
    }
}
