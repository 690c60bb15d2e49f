package dev.lendport.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class LoopTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);

    private final Bell bell = new Bell();
    private final AtomicInteger rounds = new AtomicInteger();
    /** A mark for each round that began, which its test takes. */
    private final LinkedBlockingQueue<Integer> begun = new LinkedBlockingQueue<>();

    private Loop loop = new Loop("test", bell, SOON, this::begin);

    private Duration begin() {
        begun.add(rounds.incrementAndGet());
        return NEVER;
    }

    private void start(Loop started) {
        loop = started;
        loop.start();
    }

    private int nextRound() throws InterruptedException {
        var round = begun.poll(10, TimeUnit.SECONDS);
        assertThat(round).as("a round within ten seconds").isNotNull();
        return round;
    }

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void it_goes_on_after_a_round_that_failed() throws InterruptedException {
        start(new Loop("test", bell, SOON, () -> {
            begin();
            return switch (rounds.get()) {
                case 1 -> throw new QueryTimeoutException("away, on purpose");
                case 2 -> throw new IllegalStateException("a defect, on purpose");
                default -> NEVER;
            };
        }));

        assertThat(nextRound()).isEqualTo(1);
        assertThat(nextRound()).isEqualTo(2);
        assertThat(nextRound()).isEqualTo(3);
    }

    @Test
    void the_bell_ends_its_wait() throws InterruptedException {
        start(new Loop("test", bell, SOON, this::begin));
        nextRound();

        bell.ring();

        assertThat(nextRound()).isEqualTo(2);
    }

    @Test
    void it_looks_again_when_the_time_is_over_that_a_round_answered() throws InterruptedException {
        start(new Loop("test", bell, NEVER, () -> {
            begin();
            return SOON;
        }));

        nextRound();
        assertThat(nextRound()).isEqualTo(2);
    }

    @Test
    void rounds_begin_no_closer_than_the_time_to_gather() throws InterruptedException {
        start(new Loop("test", bell, SOON, () -> {
                    begin();
                    return Duration.ZERO;
                })
                .gathering(Duration.ofMillis(20)));
        nextRound();
        long first = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            nextRound();
        }

        // The first mark may be taken late, by up to a round.
        assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(Duration.ofMillis(75));
    }

    @Test
    void a_stop_ends_it_while_a_round_waits() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        start(new Loop("test", bell, SOON, () -> {
            begin();
            try {
                new CountDownLatch(1).await();
                return NEVER;
            } catch (InterruptedException stopped) {
                interrupted.countDown();
                throw stopped;
            }
        }));
        nextRound();

        loop.stop();

        assertThat(interrupted.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void a_stop_ends_the_wait_between_two_rounds_at_once_and_a_start_begins_anew() throws InterruptedException {
        start(new Loop("test", bell, SOON, this::begin));
        nextRound();

        long asked = System.nanoTime();
        loop.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
        assertThat(begun).isEmpty();

        loop.start();
        assertThat(nextRound()).isEqualTo(2);
    }

    @Test
    void a_stop_lets_it_end_what_is_under_way() throws InterruptedException {
        start(new Loop("test", bell, SOON, () -> {
                    begin();
                    return rounds.get() == 1 ? NEVER : SOON;
                })
                .endingWhat(() -> rounds.get() < 4));
        nextRound();

        loop.stop();

        assertThat(rounds).hasValue(4);
    }

    @Test
    void running_out_of_memory_is_no_failed_round() throws InterruptedException {
        var ended = new LinkedBlockingQueue<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> ended.add(error));
        try {
            start(new Loop("test", bell, SOON, () -> {
                begin();
                throw new OutOfMemoryError("on purpose");
            }));

            assertThat(ended.poll(10, TimeUnit.SECONDS)).isInstanceOf(OutOfMemoryError.class);
            assertThat(rounds).hasValue(1);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
