package dev.lendport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final UUID BROKER = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();
    private static final UUID OTHER_KEY = UUID.randomUUID();

    @Test
    void what_both_requests_had_stays_and_ids_that_differ_are_left_open() {
        var made = UUID.randomUUID();
        var recording = Recording.of(
                List.of(statement(BROKER, KEY, made, "for " + BROKER + ": " + made + "!")),
                KEY,
                List.of(statement(
                        BROKER, OTHER_KEY, UUID.randomUUID(), "for " + BROKER + ": " + UUID.randomUUID() + "!")));
        var key = UUID.randomUUID();
        var fresh = UUID.randomUUID();

        assertThat(recording.ids()).isEqualTo(2);
        assertThat(values(recording, new Source.Run(List.of(key, fresh), Duration.ZERO)))
                .startsWith(BROKER, key, fresh)
                .last()
                .isEqualTo("for " + BROKER + ": " + fresh + "!");
    }

    @Test
    void moments_that_differ_move_with_the_run() {
        var moment = OffsetDateTime.parse("2026-11-21T09:30:00Z");
        var recording = Recording.of(List.of(statement(moment)), KEY, List.of(statement(moment.plusSeconds(1))));

        assertThat(values(recording, new Source.Run(List.of(KEY), Duration.ofMinutes(2))))
                .containsExactly(moment.plusMinutes(2));
    }

    @Test
    void requests_that_ran_other_statements_cannot_be_compared() {
        assertThatThrownBy(() -> Recording.of(List.of(statement(KEY)), KEY, List.of(new Step.Plain("SELECT 1"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Step statement(Object... values) {
        var bindings = IntStream.range(0, values.length)
                .mapToObj(i -> new Step.Binding(setter(), i + 1, values[i], List.of()))
                .toList();
        return new Step.Prepared("SELECT ?", bindings);
    }

    private static List<Object> values(Recording recording, Source.Run run) {
        return ((Step.Prepared) recording.steps().getFirst())
                .bindings().stream()
                        .map(binding -> binding.value() instanceof Source source ? source.value(run) : binding.value())
                        .toList();
    }

    private static Method setter() {
        try {
            return PreparedStatement.class.getMethod("setObject", int.class, Object.class);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
