package dev.lendport.callback;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again. */
final class RetrySchedule {
    private static final int MOST_DIGITS = 9;
    /** The three forms of an HTTP date (RFC 9110, 5.6.7): the one of today, and two that old servers send. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH),
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(2000, 1, 1))
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH));

    private final List<Duration> waits;
    private final double jitter;
    private final Duration longestRetryAfter;
    private final RandomGenerator random;

    RetrySchedule(CallbackSettings settings, RandomGenerator random) {
        this.waits = settings.schedule();
        this.jitter = settings.jitter();
        this.longestRetryAfter = settings.longestRetryAfter();
        this.random = random;
    }

    /**
     * How long to wait after an attempt that failed; empty when it was the last.
     *
     * @param attempt its number, from 1
     * @param retryAfter what the receiver asked for; it can make the wait longer, never shorter
     * @param now real time
     */
    Optional<Duration> waitAfter(int attempt, @Nullable String retryAfter, Instant now) {
        if (attempt >= waits.size()) {
            return Optional.empty();
        }
        var planned = waits.get(attempt).toMillis() * (1 + jitter * (2 * random.nextDouble() - 1));
        var wait = Duration.ofMillis((long) planned);
        var asked = asked(retryAfter, now);
        return Optional.of(asked.compareTo(wait) > 0 ? asked : wait);
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3); what cannot be read asks for nothing. */
    private Duration asked(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null || retryAfter.isBlank()) {
            return Duration.ZERO;
        }
        var text = retryAfter.strip();
        var asked = text.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(text) : until(text, now);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : asked;
    }

    private Duration seconds(String digits) {
        return digits.length() > MOST_DIGITS ? longestRetryAfter : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration until(String date, Instant now) {
        return DATES.stream()
                .flatMap(form -> instant(date, form).stream())
                .findFirst()
                .map(instant -> Duration.between(now, instant))
                .orElse(Duration.ZERO);
    }

    private static Optional<Instant> instant(String date, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
