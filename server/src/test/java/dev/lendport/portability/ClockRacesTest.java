package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.AtOnce;
import dev.lendport.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;

/** Requests come and are answered while the partner turns its clock: the timer knows the right moment of each deadline. */
class ClockRacesTest {
    private static final List<String> CLOCKS = List.of(
            "{\"mode\": \"frozen\", \"instant\": \"2026-11-24T12:00:00Z\"}",
            "{\"mode\": \"offset\", \"instant\": \"2026-11-23T12:00:00Z\"}",
            "{\"mode\": \"offset\", \"instant\": \"2026-11-25T15:00:00Z\"}");

    private final Correspondent correspondent = Correspondent.onMonday();

    @RepeatedTest(3)
    void what_is_pending_fires_by_the_clock_as_it_is() {
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            var released = correspondent.request();
            tasks.add(() -> correspondent.release(released).expect(200).status());
        }
        for (int i = 0; i < 20; i++) {
            var contract = correspondent.contract();
            tasks.add(() -> correspondent.attack(contract).expect(200).status());
        }
        for (int i = 0; i < 15; i++) {
            var clock = CLOCKS.get(i % CLOCKS.size());
            tasks.add(() -> correspondent
                    .api()
                    .put("/v1/sandbox/clock", clock)
                    .expect(200)
                    .status());
        }

        AtOnce.all(tasks);

        assertThat(Stored.column("""
                        SELECT d.kind || ' ' || d.due_at || ' ' || coalesce(d.fires_at::text, 'never')
                          FROM deadline d JOIN broker b ON b.id = d.broker_id
                         WHERE d.broker_id = ? AND d.state = 'pending'
                           AND d.fires_at IS DISTINCT FROM
                               CASE WHEN b.clock_mode = 'frozen' THEN NULL ELSE d.due_at - b.clock_offset END
                        """, correspondent.broker().id().value())).isEmpty();
    }
}
