package dev.lendport.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

@Covers("getCalendar")
class GetCalendarTest {

    @Test
    void a_year_has_its_holidays_by_date() {
        var shown = TestServer.staff()
                .get("/backoffice/calendars/brazilian-banks?year=2027")
                .expect(200);

        assertThat(shown.json()
                        .path("holidays")
                        .valueStream()
                        .map(day -> day.path("date").asString()))
                .startsWith("2027-01-01", "2027-02-08", "2027-02-09", "2027-03-26", "2027-04-21")
                .contains("2027-11-20");
        assertThat(shown.text("/versions/0/version")).isEqualTo("2023-12-21");
        assertThat(shown.text("/holidays/1/weekday")).isEqualTo("monday");
    }

    @Test
    void an_unknown_calendar_is_not_there_and_a_year_has_limits() {
        TestServer.staff().get("/backoffice/calendars/mars").expectProblem(404, "not_found");
        TestServer.staff().get("/backoffice/calendars/portugal?year=99999").expectInvalid("/year out_of_range");
    }

    @Test
    void a_broker_may_not() {
        TestServer.sandboxBroker().get("/backoffice/calendars/portugal").expectProblem(403, "not_allowed");
    }
}
