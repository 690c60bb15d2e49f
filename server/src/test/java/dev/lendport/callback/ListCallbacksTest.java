package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import org.junit.jupiter.api.Test;

/** A partner sees where it is told, and nobody else does. */
@Covers("listCallbacks")
class ListCallbacksTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void callbacks_are_listed_by_type_with_their_description() {
        partner.put(2, "https://hooks.broker.example/b").expect(201);
        partner.put(1, "https://hooks.broker.example/a").expect(201);

        var list = partner.api().english().get(partner.callbacks()).expect(200);
        assertThat(list.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(list.text("/listCallbacks/0/callbackUrl")).isEqualTo("https://hooks.broker.example/a");
        assertThat(list.text("/listCallbacks/0/notificationTypeDescription")).isEqualTo("Simulation status changed");
        assertThat(list.text("/listCallbacks/1/status")).isEqualTo("enabled");
    }

    @Test
    void a_page_leaves_out_what_was_seen() {
        for (int type = 1; type <= 8; type++) {
            partner.put(type, "https://hooks.broker.example/" + type).expect(201);
        }

        var page = partner.api().get(partner.callbacks() + "?offset=6&limit=5").expect(200);
        assertThat(page.number("/totalCount")).isEqualByComparingTo("8");
        assertThat(page.number("/count")).isEqualByComparingTo("2");
        assertThat(page.number("/listCallbacks/0/notificationTypeID")).isEqualByComparingTo("7");
    }

    @Test
    void another_partners_are_not_found() {
        Partner.sandbox().api().get(partner.callbacks()).expectProblem(404, "not_found");
    }
}
