package dev.lendport.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("createCalendarVersion")
class CreateCalendarVersionTest {
    private static final String PATH = "/backoffice/calendars/target/versions";
    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

    private final Api staff = TestServer.staff();

    private static String body(String version, String added, String removed) {
        return "{\"version\": \"%s\", \"reason\": \"A law\", \"added\": [%s], \"removed\": [%s]}"
                .formatted(version, added, removed);
    }

    private static String day(String date) {
        return "{\"date\": \"%s\", \"code\": \"day-of-rest\", \"name\": \"Day of rest\"}".formatted(date);
    }

    private static String newName() {
        return "v" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_version_stands_on_the_one_before_and_says_why() {
        var first = newName();
        staff.post(PATH, body(first, day("2190-03-02"), "\"2190-12-25\"")).expect(201);
        var second = newName();
        var answer = staff.post(PATH, body(second, day("2190-03-03"), "")).expect(201);

        assertThat(answer.header("Location")).isEqualTo("/backoffice/calendars/target");
        var shown = staff.get("/backoffice/calendars/target?year=2190").expect(200);
        assertThat(shown.text("/version")).isEqualTo(second);
        assertThat(shown.json().path("versions").valueStream())
                .anyMatch(version -> version.path("version").asString().equals(first)
                        && version.path("reason").asString().equals("A law")
                        && version.path("createdBy").asString().equals(TestServer.STAFF_EMAIL)
                        && version.path("removed").get(0).asString().equals("2190-12-25"));
        assertThat(shown.json()
                        .path("holidays")
                        .valueStream()
                        .map(day -> day.path("date").asString() + " "
                                + day.path("weekday").asString()))
                .contains("2190-03-02 tuesday", "2190-03-03 wednesday", "2190-12-26 sunday")
                .doesNotContain("2190-12-25 saturday");
    }

    @Test
    void a_mistake_is_named_and_nothing_is_loaded() {
        var name = newName();

        staff.post(PATH, body(name, day("2020-03-02"), "")).expectInvalid("/added/0/date out_of_range");
        // Of today some hours are gone; it may have become yesterday, which is no other answer.
        staff.post(PATH, body(name, day(LocalDate.now(FRANKFURT).toString()), ""))
                .expectInvalid("/added/0/date out_of_range");
        staff.post(PATH, body(name, day("2191-12-25"), "")).expectInvalid("/added/0/date already_a_holiday");
        staff.post(PATH, body(name, day("2191-03-02") + "," + day("2191-03-02"), ""))
                .expectInvalid("/added/1/date repeated");
        staff.post(PATH, body(name, "", "\"2191-03-02\", \"2020-12-25\""))
                .expectInvalid("/removed/0 not_a_holiday", "/removed/1 out_of_range");
        staff.post(PATH, body(name, "", "")).expectInvalid("/added required");
        staff.post(PATH, body("2000-12-14", day("2191-03-02"), "")).expectProblem(409, "calendar_version_exists");
        staff.post("/backoffice/calendars/mars/versions", body(name, day("2191-03-02"), ""))
                .expectProblem(404, "not_found");
        assertThat(staff.get("/backoffice/calendars/target")
                        .json()
                        .path("versions")
                        .valueStream())
                .noneMatch(version -> version.path("version").asString().equals(name));
    }

    @Test
    void the_same_name_again_is_refused() {
        var name = newName();
        staff.post(PATH, body(name, day("2192-03-02"), "")).expect(201);

        staff.post(PATH, body(name, day("2192-03-03"), "")).expectProblem(409, "calendar_version_exists");
    }

    @Test
    void a_broker_may_not() {
        TestServer.sandboxBroker()
                .post(PATH, body(newName(), day("2193-03-02"), ""))
                .expectProblem(403, "not_allowed");
    }
}
