package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Stored;
import dev.lendport.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new version of the banks' calendar moves the requests that wait, with all their dates; a year of its own each way. */
class CalendarMovesRequestsTest {

    private static void load(String added, String removed) {
        var version = "v" + UUID.randomUUID().toString().substring(0, 8);
        var day = added.isEmpty()
                ? ""
                : "{\"date\": \"%s\", \"code\": \"mourning\", \"name\": \"Luto nacional\"}".formatted(added);
        TestServer.staff()
                .post("/backoffice/calendars/brazilian-banks/versions", """
                        {"version": "%s", "reason": "A decree", "added": [%s], "removed": [%s]}
                        """.formatted(
                                version, day, removed.isEmpty() ? "" : "\"" + removed + "\""))
                .expect(201);
    }

    private static List<UUID> requests(Correspondent correspondent, int count) {
        return Stream.generate(correspondent::request).limit(count).toList();
    }

    private static String stored(UUID request) {
        return Stored.column("""
                        SELECT retention_limit_date || ' ' || to_char(release_until AT TIME ZONE 'UTC', 'DD HH24:MI')
                               || ' ' || to_char(retention_until AT TIME ZONE 'UTC', 'DD HH24:MI')
                          FROM received_portability WHERE id = ?
                        """, request).getFirst();
    }

    private static List<String> waiting(UUID request) {
        return Stored.column("""
                        SELECT coalesce(warns_kind, kind) || coalesce(' ' || warns_hours, '') || ' '
                               || to_char(due_at AT TIME ZONE 'UTC', 'DD HH24:MI')
                          FROM deadline WHERE subject_id = ? AND state = 'pending' ORDER BY due_at
                        """, request);
    }

    /** The days that the timeline says deadlines moved from and to. */
    private static List<String> moves(UUID request) {
        return Stored.column("""
                        SELECT data::json ->> 'kind' || ' ' || substr(data::json ->> 'from', 9, 2) || ' '
                               || substr(data::json ->> 'to', 9, 2)
                          FROM journal_entry WHERE subject_id = ? AND type = 'deadline.moved'
                         ORDER BY subject_sequence
                        """, request);
    }

    @Test
    void a_new_holiday_gives_another_day_to_answer() {
        var correspondent = Correspondent.at("2041-05-06T12:00:00Z");
        var requests = requests(correspondent, 3);
        assertThat(stored(requests.getFirst())).isEqualTo("2041-05-10 10 13:00 10 21:00");

        load("2041-05-08", "");

        assertThat(requests).allSatisfy(request -> {
            assertThat(stored(request)).isEqualTo("2041-05-13 13 13:00 13 21:00");
            assertThat(waiting(request))
                    .containsExactly(
                            "portability_release 24 12 13:00",
                            "portability_retention 24 12 21:00",
                            "portability_release 2 13 11:00",
                            "portability_release 13 13:00",
                            "portability_retention 2 13 19:00",
                            "portability_retention 13 21:00");
            assertThat(moves(request))
                    .containsExactlyInAnyOrder("portability_release 10 13", "portability_retention 10 13");
        });
        correspondent.clock("2041-05-13T12:59:59Z");
        correspondent.release(requests.getFirst()).expect(200);
        assertThat(correspondent.advance("2041-05-13T21:00:00Z"))
                .isEqualTo("portability_release only_retention, portability_release only_retention, "
                        + "portability_retention released, portability_retention released");
    }

    @Test
    void a_holiday_that_is_none_any_more_brings_the_cut_offs_nearer() {
        load("2042-05-07", "");
        var correspondent = Correspondent.at("2042-05-05T12:00:00Z");
        var requests = requests(correspondent, 3);
        assertThat(stored(requests.getFirst())).isEqualTo("2042-05-12 12 13:00 12 21:00");

        load("", "2042-05-07");

        assertThat(requests).allSatisfy(request -> {
            assertThat(stored(request)).isEqualTo("2042-05-09 09 13:00 09 21:00");
            assertThat(waiting(request))
                    .containsExactly(
                            "portability_release 24 08 13:00",
                            "portability_retention 24 08 21:00",
                            "portability_release 2 09 11:00",
                            "portability_release 09 13:00",
                            "portability_retention 2 09 19:00",
                            "portability_retention 09 21:00");
            assertThat(moves(request))
                    .containsExactlyInAnyOrder("portability_release 12 09", "portability_retention 12 09");
        });
        correspondent.clock("2042-05-09T13:00:00Z");
        correspondent.release(requests.getFirst()).expectProblem(409, "portability_release_closed");
        correspondent.advance("2042-05-09T21:00:00Z");
        assertThat(requests).extracting(correspondent::status).containsOnly("waiting_settlement");
    }

    @Test
    void a_released_balance_is_paid_a_day_later_too() {
        var correspondent = Correspondent.at("2043-05-04T12:00:00Z");
        var request = correspondent.request();
        correspondent.release(request).expect(200);
        var owed = correspondent.show(request).number("/settlement_due_balance");
        assertThat(waiting(request))
                .containsExactly(
                        "portability_settlement 24 04 21:30",
                        "portability_settlement 2 05 19:30",
                        "portability_settlement 05 21:30");

        load("2043-05-05", "");

        assertThat(correspondent.show(request).text("/settlement_date")).isEqualTo("2043-05-06");
        assertThat(correspondent.show(request).number("/settlement_due_balance"))
                .isEqualByComparingTo(owed);
        assertThat(correspondent.advance("2043-05-06T21:29:59Z")).isEmpty();
        assertThat(correspondent.advance("2043-05-06T21:30:00Z")).isEqualTo("portability_settlement canceled");
    }
}
