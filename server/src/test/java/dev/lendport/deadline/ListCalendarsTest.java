package dev.lendport.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

@Covers("listCalendars")
class ListCalendarsTest {

    @Test
    void each_is_listed_in_its_newest_version() {
        var listed = TestServer.staff().get("/backoffice/calendars").expect(200);

        assertThat(listed.json()
                        .path("listCalendars")
                        .valueStream()
                        .map(calendar -> calendar.path("name").asString()))
                .containsExactly("brazilian-banks", "target", "portugal");
        assertThat(listed.text("/listCalendars/0/version")).isNotBlank();
    }

    @Test
    void a_broker_may_not() {
        TestServer.sandboxBroker().get("/backoffice/calendars").expectProblem(403, "not_allowed");
    }
}
