package dev.lendport.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often sign-in may be tried, per address and per network or e-mail: failures are scarce, attempts are bounded. Real
 * time, on this node.
 */
@Component
class SignInLimits {
    private static final int MOST_TRACKED = 50_000;

    private final Cache<String, Bucket> attempts = buckets();
    private final Cache<String, Bucket> failures = buckets();
    private final long attemptsPerMinute;
    private final long failuresPerMinute;

    SignInLimits(
            @Value("${lendport.sign-in.attempts-per-minute}") long attemptsPerMinute,
            @Value("${lendport.sign-in.failures-per-minute}") long failuresPerMinute) {
        this.attemptsPerMinute = attemptsPerMinute;
        this.failuresPerMinute = failuresPerMinute;
    }

    /** Seconds to wait when this address or this name has tried too often; empty when it may try. */
    OptionalLong secondsToWait(String address, String name) {
        long wait = Math.max(
                Math.max(waitFor(attempt("a " + address)), waitFor(attempt("n " + name))),
                Math.max(waitForPeek(failure("a " + address)), waitForPeek(failure("n " + name))));
        return wait == 0 ? OptionalLong.empty() : OptionalLong.of(TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
    }

    void failed(String address, String name) {
        failure("a " + address).tryConsume(1);
        failure("n " + name).tryConsume(1);
    }

    private Bucket attempt(String key) {
        return attempts.get(key, _ -> bucket(attemptsPerMinute));
    }

    private Bucket failure(String key) {
        return failures.get(key, _ -> bucket(failuresPerMinute));
    }

    private static long waitFor(Bucket bucket) {
        return bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    }

    private static long waitForPeek(Bucket bucket) {
        return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    private static Bucket bucket(long perMinute) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build())
                .build();
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_TRACKED)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build();
    }
}
