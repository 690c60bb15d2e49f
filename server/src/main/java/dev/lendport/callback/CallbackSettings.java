package dev.lendport.callback;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How deliveries are made. Every time has its unit in the settings ({@code 5s}, {@code 30m}, {@code 14h}).
 *
 * @param schedule the wait before each attempt; its length is the number of attempts
 * @param jitter the part of a wait that chance adds or takes, 0 to 1
 * @param longestRetryAfter how long a receiver may ask us to wait
 * @param disableAfter a receiver that only failed for so long is disabled
 * @param exchangeLimit for resolving, connecting, sending and reading the answer together
 * @param oldSecretSigns how long a replaced secret goes on signing
 * @param keepDeliveries how long settled deliveries stay listed
 * @param receiverConcurrency exchanges at once with one receiver, for each node
 * @param receiverRatePerSecond exchanges begun in a second with one receiver, for each node
 * @param concurrency exchanges at once in all, for each node
 * @param sandboxLoopback whether sandbox partners may be called at a loopback address
 * @param refusedAddresses further networks that are never called, in CIDR notation
 * @param trustedCertificates a PEM file of authorities trusted besides the Java machine's; empty for none
 */
@ConfigurationProperties("lendport.callbacks")
record CallbackSettings(
        List<Duration> schedule,
        double jitter,
        Duration longestRetryAfter,
        Duration disableAfter,
        Duration exchangeLimit,
        Duration oldSecretSigns,
        Duration keepDeliveries,
        int receiverConcurrency,
        int receiverRatePerSecond,
        int concurrency,
        boolean sandboxLoopback,
        List<String> refusedAddresses,
        String trustedCertificates) {
    /** Nobody waits for a claim that takes longer than the exchange and the bookkeeping after it. */
    private static final Duration BOOKKEEPING = Duration.ofSeconds(5);

    CallbackSettings {
        schedule = List.copyOf(schedule);
        refusedAddresses = List.copyOf(refusedAddresses);
        if (schedule.isEmpty() || jitter < 0 || jitter >= 1) {
            throw new IllegalArgumentException("lendport.callbacks needs a schedule and a jitter below 1");
        }
        if (receiverConcurrency < 1 || receiverRatePerSecond < 1 || concurrency < 1) {
            throw new IllegalArgumentException("lendport.callbacks needs a concurrency and a rate of at least 1");
        }
    }

    /** How long a claimed delivery is left to the node that claimed it. */
    Duration lease() {
        return exchangeLimit.plus(BOOKKEEPING);
    }
}
