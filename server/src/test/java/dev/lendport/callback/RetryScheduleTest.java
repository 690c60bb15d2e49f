package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a delivery that failed is tried again. */
class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final RetrySchedule schedule = new RetrySchedule(Settings.STANDARD, new Random(1));

    @Test
    void there_are_ten_attempts_over_75_hours() {
        var total = Duration.ZERO;
        for (int attempt = 1; attempt < 10; attempt++) {
            total = total.plus(schedule.waitAfter(attempt, null, NOW).orElseThrow());
        }

        assertThat(total).isBetween(Duration.ofHours(60), Duration.ofHours(91));
        assertThat(schedule.waitAfter(10, null, NOW)).isEmpty();
        assertThat(schedule.waitAfter(10, "5", NOW)).isEmpty();
    }

    @Test
    void chance_moves_a_wait_by_at_most_a_fifth() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(schedule.waitAfter(3, null, NOW).orElseThrow())
                    .isBetween(Duration.ofMinutes(24), Duration.ofMinutes(36));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "60 | 60",
                " 60 | 60",
                "'Sat, 21 Nov 2026 12:02:00 GMT' | 120",
                "'Saturday, 21-Nov-26 12:02:00 GMT' | 120",
                "'Sat Nov 21 12:02:00 2026' | 120",
                "86400 | 86400",
                "99999999 | 86400",
                "99999999999999999999999 | 86400",
                "'Sat, 21 Nov 2099 12:02:00 GMT' | 86400"
            })
    void what_a_receiver_asks_for_is_honoured_up_to_a_day(String retryAfter, long seconds) {
        assertThat(schedule.waitAfter(1, retryAfter, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null",
                "''",
                "0",
                "1",
                "-5",
                "1.5",
                "soon",
                "'Sat, 21 Nov 2026 11:02:00 GMT'",
                "'Sat, 99 Nov 2026 11:02:00 GMT'",
                "٣٠"
            })
    void what_asks_for_less_or_cannot_be_read_changes_nothing(String retryAfter) {
        assertThat(schedule.waitAfter(1, retryAfter, NOW).orElseThrow())
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }
}
